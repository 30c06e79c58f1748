-- Who plays a part in the findings of these reports?
SELECT p.finding, p.part, p.actor, p.name, p.country, p.sector, p.role, p.text, f.report AS key
FROM json_each(:reports) AS d
CROSS JOIN findings AS f ON f.report = d.value
CROSS JOIN parties AS p ON p.finding = f.id
ORDER BY p.finding, p.part, p.position;
