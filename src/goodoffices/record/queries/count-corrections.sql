-- How many corrections speak of this report?
SELECT count(DISTINCT correction) FROM correction_anchors WHERE report = :report;
