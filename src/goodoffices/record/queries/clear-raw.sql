-- Takes off the bytes of this report, so that those of a new reading can stand in their place.
DELETE FROM report_raw WHERE report = :report;
