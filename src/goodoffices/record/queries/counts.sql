-- How much was read, how much was found, and what failed and was not read since?
SELECT
  (SELECT count(*) FROM reports) AS reports,
  (SELECT count(*) FROM reports WHERE synthetic) AS synthetic,
  (SELECT count(*) FROM reports AS r
   WHERE NOT EXISTS (SELECT 1 FROM findings AS f WHERE f.report = r.key)) AS without_findings,
  (SELECT count(DISTINCT location) FROM failures WHERE mended IS NULL) AS failed,
  (SELECT count(*) FROM sentences WHERE number IS NOT NULL) AS sentences,
  (SELECT count(*) FROM events) AS events,
  (SELECT count(*) FROM statements) AS statements,
  (SELECT count(*) FROM tolls) AS tolls,
  (SELECT count(*) FROM standings) AS standings,
  (SELECT count(*) FROM precedents) AS precedents;
