-- Which ids have these reports?
SELECT r.key, r.id FROM json_each(:reports) AS d CROSS JOIN reports AS r ON r.key = d.value;
