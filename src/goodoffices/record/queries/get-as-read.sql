-- What did the machine find in this report?
SELECT kind, payload FROM findings
WHERE report = :report AND position < 1000000
ORDER BY kind, position;
