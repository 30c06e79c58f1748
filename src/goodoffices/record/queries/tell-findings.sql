-- What do these findings tell, whole, and what is known of their reports?
WITH hits AS MATERIALIZED (/*hits*/)
SELECT
  hits.day,
  r.id AS report,
  r.title,
  r.published,
  r.source AS outlet,
  r.url,
  r.language,
  r.synthetic,
  f.verdict AS reviewed,
  h.reliability,
  h.handling,
  s.text AS sentence_text,
  coalesce(f.edited, f.payload) AS told
FROM hits
JOIN findings AS f ON f.id = hits.finding
JOIN reports AS r ON r.key = f.report
JOIN report_handling AS h ON h.report_key = f.report
LEFT JOIN sentences AS s ON s.report = f.report AND s.number = f.sentence
ORDER BY hits.day, hits.finding;
