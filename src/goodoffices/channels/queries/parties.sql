-- Who plays a part in the findings of reports up to this day?
SELECT p.finding, p.part, p.actor, p.name, p.country, p.sector, p.role, p.text, r.id AS report
FROM parties AS p
JOIN findings AS f ON f.id = p.finding
JOIN reports AS r ON r.key = f.report
WHERE r.published IS NULL OR r.published <= :asof
ORDER BY p.finding, p.part, p.position;
