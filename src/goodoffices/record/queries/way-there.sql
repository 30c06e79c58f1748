-- Part of a question: where the way back leads over.
FROM hits
JOIN findings AS f ON f.id = hits.finding
JOIN reports AS r ON r.key = f.report
JOIN report_text AS t ON t.report = f.report
JOIN report_handling AS h ON h.report_key = f.report
LEFT JOIN sentences AS s ON s.report = f.report AND s.number = f.sentence
