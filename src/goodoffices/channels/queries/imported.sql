-- Which events were imported from other data sets?
SELECT
  dataset || ':' || external_id AS report, day, source, source_country, source_sectors, cameo,
  target, target_country, target_sectors, text
FROM imported_events
WHERE cameo IS NOT NULL
ORDER BY dataset, external_id;
