-- Which events are linked to this one, by the machine or by a person's word?
SELECT other FROM event_links WHERE one = :event
UNION
SELECT one FROM event_links WHERE other = :event
UNION
SELECT b.finding FROM correction_anchors AS a
JOIN corrections AS c ON c.key = a.correction AND c.act = 'merge' AND c.undone_at IS NULL
JOIN correction_anchors AS b ON b.correction = a.correction
JOIN events AS e ON e.finding = b.finding
WHERE a.finding = :event
UNION
SELECT event FROM told_events WHERE told = :event;
