-- Which text is kept of each report, and what was its hash?
SELECT r.id, t.text, t.sha256 FROM report_text AS t JOIN reports AS r ON r.key = t.report;
