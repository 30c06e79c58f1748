-- Who plays a part in this report's findings, by which words?
SELECT DISTINCT p.text, p.actor, p.name, p.country, p.sector, p.role
FROM parties AS p
JOIN findings AS f ON f.id = p.finding
JOIN reports AS r ON r.key = f.report
WHERE r.id = :report;
