-- Which reports share text with this one, directly?
SELECT other FROM report_links WHERE one = :report
UNION
SELECT one FROM report_links WHERE other = :report;
