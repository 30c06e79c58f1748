-- Which files were taken in?
SELECT dataset, file, at, taken, known, refused FROM imports ORDER BY key;
