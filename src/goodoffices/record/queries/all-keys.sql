-- Which reports are there?
SELECT key FROM reports ORDER BY key;
