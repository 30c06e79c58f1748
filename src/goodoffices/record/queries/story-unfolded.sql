-- Which reports stand in no story, or in one whose leader is gone?
SELECT r.key FROM reports AS r
LEFT JOIN stories AS s ON s.report = r.key
LEFT JOIN reports AS l ON l.key = s.leader
WHERE l.key IS NULL
ORDER BY r.key;
