-- Which events does the record tell up to this day, and where was each read?
SELECT
  e.finding, m.told, e.type, e.mode, e.cameo, e.status, e.historical, e.day, e.trigger,
  f.sentence AS number, r.id AS report, r.published, s.text AS sentence
FROM events AS e
JOIN told_event AS m ON m.event = e.finding
JOIN findings AS f ON f.id = e.finding
JOIN reports AS r ON r.key = f.report
LEFT JOIN sentences AS s ON s.report = f.report AND s.number = f.sentence
WHERE
  e.cameo IS NOT NULL
  AND (r.published IS NULL OR r.published <= :asof)
  AND coalesce(e.day, r.published) <= :asof
ORDER BY e.finding;
