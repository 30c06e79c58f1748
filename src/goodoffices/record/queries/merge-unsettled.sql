-- Which events must be grouped anew: of these reports those not seen yet or whose first telling is gone, those people judged?
SELECT e.finding FROM json_each(:reports) AS d CROSS JOIN findings AS f ON f.report = d.value AND f.kind = 'event'
CROSS JOIN events AS e ON e.finding = f.id
LEFT JOIN told_events AS g ON g.event = e.finding
LEFT JOIN events AS t ON t.finding = g.told
WHERE t.finding IS NULL
UNION
SELECT a.finding FROM correction_anchors AS a
JOIN corrections AS c ON c.key = a.correction AND c.act IN ('merge', 'split')
JOIN events AS e ON e.finding = a.finding
ORDER BY 1;
