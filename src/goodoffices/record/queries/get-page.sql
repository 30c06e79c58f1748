-- What do corrections of this report stand in?
SELECT r.id, r.published, t.text
FROM reports AS r
JOIN report_text AS t ON t.report = r.key
WHERE r.key = :report;
