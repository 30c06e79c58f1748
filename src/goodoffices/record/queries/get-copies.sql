-- Which other reports have a sentence of this one?
SELECT DISTINCT r.id
FROM sentences AS mine
JOIN sentences AS other ON other.text = mine.text AND other.report <> mine.report
JOIN reports AS r ON r.key = other.report
WHERE mine.report = :report AND length(mine.text) >= :long
ORDER BY r.id;
