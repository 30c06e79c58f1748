-- How far does the list of changes go, and how many reports are there?
SELECT (SELECT ifnull(max(turn), 0) FROM touched) AS turn, (SELECT count(*) FROM reports) AS reports;
