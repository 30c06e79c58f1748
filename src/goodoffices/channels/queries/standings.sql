-- Who took or lost an office or an influence, as these reports tell?
SELECT
  t.finding, t.role, t.change, t.evidence, coalesce(t.date_start, r.published) AS day, t.date_start,
  f.report AS key, r.id AS report, r.published, s.text AS sentence
FROM json_each(:reports) AS d CROSS JOIN reports AS r ON r.key = d.value
CROSS JOIN findings AS f ON f.report = r.key
CROSS JOIN standings AS t ON t.finding = f.id
LEFT JOIN sentences AS s ON s.report = f.report AND s.number = f.sentence
WHERE f.kind = 'standing' AND t.change IN ('resigned', 'deposed', 'died', 'weakened', 'strengthened')
ORDER BY t.finding;
