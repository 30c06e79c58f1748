-- Which events did people judge to be one with others, or not, of those that were merged?
SELECT DISTINCT a.finding, 1 AS tied FROM correction_anchors AS a
JOIN corrections AS c ON c.key = a.correction AND c.act IN ('merge', 'split')
JOIN events AS e ON e.finding = a.finding
JOIN told_events AS g ON g.event = e.finding
ORDER BY a.finding;
