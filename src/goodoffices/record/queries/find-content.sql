-- Is a report with this text, title and day already there?
SELECT r.key, r.id, r.engine, r.published, r.title, r.content, t.sha256
FROM reports AS r
JOIN report_text AS t ON t.report = r.key
WHERE r.content = :content;
