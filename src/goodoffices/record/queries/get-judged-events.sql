-- What did people say of standing events being one or not, in order?
SELECT c.key, c.act, c."by", c.at, a.finding
FROM corrections AS c
JOIN correction_anchors AS a ON a.correction = c.key
JOIN events AS e ON e.finding = a.finding
WHERE c.act IN ('merge', 'split') AND c.undone_at IS NULL
ORDER BY c.key, a.position;
