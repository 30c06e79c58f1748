-- Who plays a part in the findings of these reports?
SELECT f.report, f.sentence, f.kind = 'event' AS acts, p.finding, p.part, p.position, p.actor, p.name, p.country, p.sector
FROM json_each(:reports) AS d CROSS JOIN reports AS r ON r.key = d.value
CROSS JOIN findings AS f ON f.report = r.key
CROSS JOIN parties AS p ON p.finding = f.id
ORDER BY p.finding, p.part, p.position;
