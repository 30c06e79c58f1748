-- Which of these reports stand in no story, or in one whose leader is gone?
SELECT r.key FROM json_each(:reports) AS d CROSS JOIN reports AS r ON r.key = d.value
LEFT JOIN stories AS s ON s.report = r.key
LEFT JOIN reports AS l ON l.key = s.leader
WHERE l.key IS NULL
ORDER BY r.key;
