-- What stands as an event in these reports, with where it was told and under which event it is one?
SELECT
  e.finding, f.report, m.told, e.type, e.mode, e.status, e.historical, e.score, e.day, e.place, e.place_country,
  e.lat, e.lon, r.published, r.id, r.source, r.synthetic, f.sentence, f.start, f.verdict IS NOT NULL AS reviewed,
  ifnull(n.text, e.trigger) AS words
FROM json_each(:reports) AS d CROSS JOIN reports AS r ON r.key = d.value
CROSS JOIN findings AS f ON f.report = r.key
CROSS JOIN events AS e ON e.finding = f.id
CROSS JOIN told_event AS m ON m.event = f.id
LEFT JOIN sentences AS n ON n.report = f.report AND n.number = f.sentence
WHERE f.kind = 'event'
ORDER BY e.finding;
