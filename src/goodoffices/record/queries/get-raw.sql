-- Which bytes was the report of this id read from?
SELECT w.raw, w.packed
FROM report_raw AS w
JOIN reports AS r ON r.key = w.report
WHERE r.id = :id;
