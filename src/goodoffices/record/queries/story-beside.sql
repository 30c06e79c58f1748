-- Which reports stand in one story with this one, itself among them?
SELECT m.report FROM stories AS s JOIN stories AS m ON m.leader = s.leader WHERE s.report = :report;
