-- Who acts, and on whom, in these events?
SELECT p.finding, p.part, p.actor, p.name, p.country, p.sector, p.role, p.text
FROM json_each(:findings) AS d CROSS JOIN parties AS p ON p.finding = d.value
WHERE p.part IN ('actor', 'recipient', 'host')
ORDER BY p.finding, p.part, p.position;
