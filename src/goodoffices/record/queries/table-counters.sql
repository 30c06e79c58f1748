-- Who did what these reports' tolls count?
SELECT f.report, p.finding, p.actor, p.name, p.country, p.sector
FROM json_each(:reports) AS d
CROSS JOIN findings AS f ON f.report = d.value
CROSS JOIN parties AS p ON p.finding = f.id
WHERE f.kind = 'toll' AND p.part = 'by'
ORDER BY p.finding, p.position;
