-- Which events must be grouped anew: those not seen yet, those people judged, those whose first telling is gone?
SELECT e.finding FROM events AS e
LEFT JOIN told_events AS g ON g.event = e.finding
LEFT JOIN events AS t ON t.finding = g.told
WHERE t.finding IS NULL
UNION
SELECT a.finding FROM correction_anchors AS a
JOIN corrections AS c ON c.key = a.correction AND c.act IN ('merge', 'split')
JOIN events AS e ON e.finding = a.finding
ORDER BY 1;
