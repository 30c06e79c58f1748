-- Which earlier truces, deals and talks does the record tell up to this day?
SELECT
  p.finding, p.kind, p.what, p.outcome, p.evidence, p.date_start AS day, p.date_end AS until,
  f.sentence AS number, r.id AS report, r.published, s.text AS sentence
FROM precedents AS p
JOIN findings AS f ON f.id = p.finding
JOIN reports AS r ON r.key = f.report
LEFT JOIN sentences AS s ON s.report = f.report AND s.number = f.sentence
WHERE
  p.kind <> 'war'
  AND (r.published IS NULL OR r.published <= :asof)
  AND (p.date_start IS NULL OR p.date_start <= :asof)
ORDER BY p.finding;
