-- Which signatures do the reports of these days have, and those without a day?
SELECT s.report, r.published, s.signature
FROM reports AS r CROSS JOIN report_signatures AS s ON s.report = r.key
WHERE r.published BETWEEN :since AND :until
UNION ALL
SELECT s.report, r.published, s.signature
FROM reports AS r CROSS JOIN report_signatures AS s ON s.report = r.key
WHERE r.published IS NULL
ORDER BY 1;
