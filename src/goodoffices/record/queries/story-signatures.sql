-- Which signatures do the reports of these days have, and those without a day?
SELECT s.report, r.published, s.signature
FROM report_signatures AS s
JOIN reports AS r ON r.key = s.report
WHERE :every OR r.published IS NULL OR r.published BETWEEN :since AND :until
ORDER BY s.report;
