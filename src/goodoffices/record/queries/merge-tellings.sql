-- What is told of the events of these reports, and of those merged before that are near to them?
WITH spans (since, until, earlier) AS MATERIALIZED (
  SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), date(json_extract(value, '$[0]'), '-5 days')
  FROM json_each(:spans)
),
near (finding) AS (
  SELECT d.finding FROM spans AS s CROSS JOIN events AS d ON d.day BETWEEN s.earlier AND s.until
  WHERE d.day >= s.since OR d.date_end >= s.since
  UNION
  SELECT a.finding FROM spans AS s
  CROSS JOIN events AS a ON ifnull(a.date_start, a.date_end) BETWEEN s.earlier AND s.until
  WHERE ifnull(a.date_start, a.date_end) > a.day AND ifnull(a.date_end, a.date_start) >= s.since
  UNION
  SELECT o.id FROM spans AS s CROSS JOIN reports AS p ON p.published BETWEEN s.since AND s.until
  CROSS JOIN findings AS o ON o.report = p.key AND o.kind = 'event'
  UNION
  SELECT u.finding FROM events AS u WHERE :undated AND u.day IS NULL
  UNION
  SELECT o.id FROM json_each(:reports) AS k CROSS JOIN stories AS s ON s.report = k.value
  CROSS JOIN stories AS m ON m.leader = s.leader
  CROSS JOIN findings AS o ON o.report = m.report AND o.kind = 'event'
  UNION
  SELECT o.id FROM json_each(:reports) AS k CROSS JOIN findings AS o ON o.report = k.value AND o.kind = 'event'
)
SELECT
  e.finding, f.report, ifnull(s.leader, -f.report) AS story, r.published, e.type, e.mode, e.cameo, e.status,
  e.historical, e.date_start, e.date_end, e.place, e.place_country, e.lat, e.lon, e.trigger,
  json_extract(f.payload, '$.place.precision') AS precision,
  f.start - coalesce(n.start, f.start) AS at, f.sentence, ifnull(n.text, '') AS sentence_text
FROM near
CROSS JOIN events AS e ON e.finding = near.finding
CROSS JOIN findings AS f ON f.id = e.finding
CROSS JOIN reports AS r ON r.key = f.report
LEFT JOIN told_events AS g ON g.event = e.finding
LEFT JOIN stories AS s ON s.report = f.report
LEFT JOIN sentences AS n ON n.report = f.report AND n.number = f.sentence
WHERE g.event IS NOT NULL OR f.report IN (SELECT k.value FROM json_each(:reports) AS k)
ORDER BY r.published, f.report, f.start, e.finding;
