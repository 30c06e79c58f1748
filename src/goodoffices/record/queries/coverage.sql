-- How much could not be read, how much of this period and outlet was looked at, and what was imported?
WITH judged AS MATERIALIZED (
  SELECT f.position FROM findings AS f JOIN reports AS r ON r.key = f.report
  WHERE f.verdict IS NOT NULL
    AND (:since IS NULL OR r.published >= :since)
    AND (:until IS NULL OR r.published <= :until)
    AND (:outlet IS NULL OR r.source = :outlet)
    AND r.key NOT IN (SELECT value FROM json_each(:without))
)
SELECT
  (SELECT count(DISTINCT location) FROM failures WHERE mended IS NULL) AS failed,
  (SELECT count(*) FROM judged WHERE position >= 1000000) AS added,
  (SELECT count(*) FROM judged) AS reviewed,
  (SELECT count(*) FROM imported_events
   WHERE (:since IS NULL OR day >= :since) AND (:until IS NULL OR day <= :until)
     AND :outlet IS NULL) AS imported;
