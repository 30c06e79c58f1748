-- Which events do these reports tell, and where was each read?
SELECT
  e.finding, m.told, e.type, e.mode, e.cameo, e.status, e.historical, e.day, e.trigger,
  f.sentence AS number, f.report AS key, r.id AS report, r.published, s.text AS sentence
FROM json_each(:reports) AS d CROSS JOIN reports AS r ON r.key = d.value
CROSS JOIN findings AS f ON f.report = r.key
CROSS JOIN events AS e ON e.finding = f.id
CROSS JOIN told_event AS m ON m.event = f.id
LEFT JOIN sentences AS s ON s.report = f.report AND s.number = f.sentence
WHERE f.kind = 'event' AND e.cameo IS NOT NULL
ORDER BY e.finding;
