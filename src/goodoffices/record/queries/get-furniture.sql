-- Which words of the page were taken off this report, in their order?
SELECT text FROM furniture WHERE report = :report ORDER BY position;
