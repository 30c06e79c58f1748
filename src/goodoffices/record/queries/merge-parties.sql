-- Who acts, and on whom, in the events told on these days or dated on them?
SELECT p.finding, p.part, p.actor, p.name, p.country, p.sector, p.role, p.text
FROM parties AS p
WHERE p.part IN ('actor', 'recipient', 'host') AND p.finding IN (
  SELECT d.finding FROM events AS d WHERE d.day BETWEEN :since AND :until
  UNION
  SELECT o.id FROM reports AS p JOIN findings AS o ON o.report = p.key AND o.kind = 'event'
  WHERE p.published BETWEEN :since AND :until
  UNION
  SELECT u.finding FROM events AS u WHERE :undated AND u.day IS NULL
)
ORDER BY p.finding, p.part, p.position;
