-- Which standing events of these reports has the merger not seen yet, and when were they told?
SELECT e.finding, coalesce(e.date_start, e.date_end, e.day) AS day, r.published
FROM json_each(:reports) AS d CROSS JOIN reports AS r ON r.key = d.value
CROSS JOIN findings AS f ON f.report = r.key AND f.kind = 'event'
CROSS JOIN events AS e ON e.finding = f.id
LEFT JOIN told_events AS g ON g.event = e.finding
WHERE g.event IS NULL
ORDER BY e.finding;
