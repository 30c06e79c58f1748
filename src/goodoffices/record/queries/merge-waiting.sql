-- Which of these reports tell an event that was not merged yet, or whose first telling is gone, by day?
SELECT r.key FROM json_each(:reports) AS d CROSS JOIN reports AS r ON r.key = d.value
WHERE EXISTS (
  SELECT 1 FROM findings AS f CROSS JOIN events AS e ON e.finding = f.id
  LEFT JOIN told_events AS g ON g.event = e.finding
  LEFT JOIN events AS t ON t.finding = g.told
  WHERE f.report = r.key AND f.kind = 'event' AND t.finding IS NULL
)
ORDER BY r.published, r.key;
