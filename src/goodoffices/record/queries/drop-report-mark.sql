-- Takes a report's own mark off.
DELETE FROM report_marks WHERE report = :report;
