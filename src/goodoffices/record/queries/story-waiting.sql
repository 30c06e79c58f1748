-- Which of these reports have no signature of the text they have now, or stand in no story that is led, by day?
SELECT r.key FROM json_each(:reports) AS d CROSS JOIN reports AS r ON r.key = d.value
JOIN report_text AS t ON t.report = r.key
LEFT JOIN report_signatures AS g ON g.report = r.key
LEFT JOIN stories AS s ON s.report = r.key
LEFT JOIN reports AS l ON l.key = s.leader
WHERE g.sha256 IS NOT t.sha256 OR l.key IS NULL
ORDER BY r.published, r.key;
