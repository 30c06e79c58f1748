-- Which signatures do the reports have?
SELECT s.report, r.published, s.signature
FROM report_signatures AS s JOIN reports AS r ON r.key = s.report
ORDER BY s.report;
