-- How many reports bear which mark of handling?
SELECT handling, count(*) AS reports FROM report_handling GROUP BY handling;
