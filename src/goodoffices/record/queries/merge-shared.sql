-- Which events of this report do other reports tell too?
SELECT DISTINCT mine.told, f.start FROM findings AS f
JOIN reports AS r ON r.key = f.report
JOIN told_event AS mine ON mine.event = f.id
WHERE r.id = :report AND EXISTS (
  SELECT 1 FROM told_events AS g JOIN findings AS o ON o.id = g.event
  WHERE g.told = mine.told AND o.report <> f.report
)
ORDER BY f.start;
