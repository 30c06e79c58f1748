-- Which reports were read from these very bytes under this id?
SELECT r.key, r.id, r.engine, r.published, r.title, r.content, t.sha256
FROM report_raw AS w
JOIN reports AS r ON r.key = w.report
JOIN report_text AS t ON t.report = r.key
WHERE w.sha256 = :sha256 AND r.external_id = :external_id;
