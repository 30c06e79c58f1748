-- Who took or lost an office or an influence, as told up to this day?
SELECT
  t.finding, t.role, t.change, t.evidence, coalesce(t.date_start, r.published) AS day,
  r.id AS report, r.published, s.text AS sentence
FROM standings AS t
JOIN findings AS f ON f.id = t.finding
JOIN reports AS r ON r.key = f.report
LEFT JOIN sentences AS s ON s.report = f.report AND s.number = f.sentence
WHERE
  t.change IN ('resigned', 'deposed', 'died', 'weakened', 'strengthened')
  AND (r.published IS NULL OR r.published <= :asof)
  AND (t.date_start IS NULL OR t.date_start <= :asof)
ORDER BY t.finding;
