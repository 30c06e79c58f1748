-- How much was drawn from this report?
SELECT count(*) FROM findings WHERE report = :report;
