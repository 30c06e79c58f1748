-- What was found in this report, kind by kind, in the order of reading?
SELECT kind, payload FROM findings WHERE report = :report ORDER BY kind, position;
