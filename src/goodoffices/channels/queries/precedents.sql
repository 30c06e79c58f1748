-- Which earlier truces, deals and talks do these reports tell?
SELECT
  p.finding, p.kind, p.what, p.outcome, p.evidence, p.date_start AS day, p.date_end AS until,
  f.sentence AS number, f.report AS key, r.id AS report, r.published, s.text AS sentence
FROM json_each(:reports) AS d CROSS JOIN reports AS r ON r.key = d.value
CROSS JOIN findings AS f ON f.report = r.key
CROSS JOIN precedents AS p ON p.finding = f.id
LEFT JOIN sentences AS s ON s.report = f.report AND s.number = f.sentence
WHERE f.kind = 'precedent' AND p.kind <> 'war'
ORDER BY p.finding;
