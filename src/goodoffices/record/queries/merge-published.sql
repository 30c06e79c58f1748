-- When was this event told?
SELECT ifnull(r.published, '') AS published FROM findings AS f
JOIN reports AS r ON r.key = f.report WHERE f.id = :event;
