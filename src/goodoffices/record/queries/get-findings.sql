-- What stands in this report, kind by kind, in the order of reading? `as_read`: what the machine read.
SELECT kind, CASE WHEN :as_read THEN payload ELSE coalesce(edited, payload) END AS payload
FROM findings
WHERE report = :report
  AND CASE WHEN :as_read THEN position < 1000000 ELSE verdict IS NOT 'rejected' END
ORDER BY kind, position;
