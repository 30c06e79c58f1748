-- What did the reader remark on this report, in its order?
SELECT text FROM notes WHERE report = :report ORDER BY position;
