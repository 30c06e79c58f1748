-- What stands at this finding, in which report?
SELECT f.kind, f.verdict, coalesce(f.edited, f.payload) AS told, f.report, r.id AS report_id, r.published, t.text
FROM findings AS f
JOIN reports AS r ON r.key = f.report
JOIN report_text AS t ON t.report = f.report
WHERE f.id = :id;
