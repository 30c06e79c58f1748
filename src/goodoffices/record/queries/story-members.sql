-- Which reports are one story with this one, its leader first?
SELECT l.report_key, l.report, l.relation, l.likeness, l.published, l.source, l.title
FROM stories AS s
JOIN reports AS r ON r.key = s.report
JOIN stories AS m ON m.leader = s.leader
JOIN story_lines AS l ON l.report_key = m.report
WHERE r.id = :report
ORDER BY l.relation <> 'leads', l.published DESC, l.report;
