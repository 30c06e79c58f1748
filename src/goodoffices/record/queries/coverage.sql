-- How much was read of this period and outlet, how much of it could not be, and how much was looked at?
WITH chosen AS MATERIALIZED (
  SELECT coded, found, synthetic FROM reports
  WHERE
    (:since IS NULL OR published >= :since)
    AND (:until IS NULL OR published <= :until)
    AND (:outlet IS NULL OR source = :outlet)
    AND key NOT IN (SELECT value FROM json_each(:without))
)
SELECT
  count(*) AS reports,
  count(*) FILTER (WHERE NOT coded) AS not_coded,
  count(*) FILTER (WHERE coded AND found = 0) AS without_findings,
  (SELECT count(DISTINCT location) FROM failures WHERE mended IS NULL) AS failed,
  (SELECT count(*) FROM reports WHERE published IS NULL) AS undated,
  ifnull(sum(synthetic), 0) AS synthetic,
  ifnull(sum(found), 0) + (
    SELECT count(*) FROM findings AS f JOIN reports AS r ON r.key = f.report
    WHERE f.verdict IS NOT NULL AND f.position >= 1000000
      AND (:since IS NULL OR r.published >= :since)
      AND (:until IS NULL OR r.published <= :until)
      AND (:outlet IS NULL OR r.source = :outlet)
      AND r.key NOT IN (SELECT value FROM json_each(:without))
  ) AS findings,
  (SELECT count(*) FROM findings AS f JOIN reports AS r ON r.key = f.report
   WHERE f.verdict IS NOT NULL
     AND (:since IS NULL OR r.published >= :since)
     AND (:until IS NULL OR r.published <= :until)
     AND (:outlet IS NULL OR r.source = :outlet)
     AND r.key NOT IN (SELECT value FROM json_each(:without))) AS reviewed,
  (SELECT count(*) FROM imported_events
   WHERE (:since IS NULL OR day >= :since) AND (:until IS NULL OR day <= :until)
     AND :outlet IS NULL) AS imported
FROM chosen;
