-- Which stories were told, by how many reports and outlets, newest first?
SELECT
  l.report AS story,
  l.published,
  l.title,
  l.source,
  count(*) AS reports,
  count(DISTINCT ifnull(m.source, '')) AS outlets
FROM story_lines AS l
JOIN story_lines AS m ON m.story = l.report
WHERE l.relation = 'leads'
GROUP BY l.report_key
HAVING count(*) >= :least
ORDER BY l.published DESC, l.report;
