-- Which standing events has the merger not seen yet, and when were they told?
SELECT e.finding, coalesce(e.date_start, e.date_end, e.day) AS day, r.published
FROM events AS e
JOIN findings AS f ON f.id = e.finding
JOIN reports AS r ON r.key = f.report
LEFT JOIN told_events AS g ON g.event = e.finding
WHERE g.event IS NULL
ORDER BY e.finding;
