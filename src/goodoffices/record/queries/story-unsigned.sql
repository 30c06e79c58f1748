-- Which of these reports have no signature yet, or one of another text than they have now?
SELECT r.key, r.published, t.text, t.sha256
FROM json_each(:reports) AS d CROSS JOIN reports AS r ON r.key = d.value
JOIN report_text AS t ON t.report = r.key
LEFT JOIN report_signatures AS s ON s.report = r.key
WHERE s.sha256 IS NOT t.sha256
ORDER BY r.key;
