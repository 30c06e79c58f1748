-- Takes off all that a machine drew from this report, so that a new reading can stand in its place.
DELETE FROM findings WHERE report = :report;
DELETE FROM sentences WHERE report = :report;
DELETE FROM furniture WHERE report = :report;
DELETE FROM notes WHERE report = :report;
DELETE FROM report_text WHERE report = :report;
