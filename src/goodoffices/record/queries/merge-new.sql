-- Which standing events of these reports has the merger not seen yet, when were they, and when were they told?
SELECT e.finding, coalesce(e.date_start, e.date_end, e.day) AS day, r.published,
  iif(e.date_end <= date(e.date_start, '+5 days'), e.date_end, NULL) AS until
FROM json_each(:reports) AS d CROSS JOIN reports AS r ON r.key = d.value
CROSS JOIN findings AS f ON f.report = r.key AND f.kind = 'event'
CROSS JOIN events AS e ON e.finding = f.id
LEFT JOIN told_events AS g ON g.event = e.finding
WHERE g.event IS NULL
ORDER BY e.finding;
