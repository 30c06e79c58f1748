-- Which findings stand and can't be asked for, or can be asked for and don't stand?
WITH asked AS MATERIALIZED (
  SELECT finding FROM events
  UNION ALL SELECT finding FROM statements
  UNION ALL SELECT finding FROM tolls
  UNION ALL SELECT finding FROM standings
  UNION ALL SELECT finding FROM precedents
)
SELECT f.id, f.kind FROM findings AS f
WHERE (f.verdict IS NOT 'rejected') <> (f.id IN (SELECT finding FROM asked))
LIMIT 20;
