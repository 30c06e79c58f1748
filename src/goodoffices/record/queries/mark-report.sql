-- Marks a report.
INSERT INTO report_marks (report, reliability, handling, "by", at)
VALUES (:report, :reliability, :handling, :by, :at);
