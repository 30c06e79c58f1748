-- What is told of the events of these days, or told on them, that decides whether two are one?
SELECT
  e.finding, f.report, ifnull(s.leader, -f.report) AS story, r.published, e.type, e.mode, e.cameo, e.status,
  e.historical, e.date_start, e.date_end, e.place, e.place_country, e.lat, e.lon, e.trigger,
  f.start - coalesce(n.start, f.start) AS at, f.sentence, ifnull(n.text, '') AS sentence_text
FROM events AS e
JOIN findings AS f ON f.id = e.finding
JOIN reports AS r ON r.key = f.report
LEFT JOIN stories AS s ON s.report = f.report
LEFT JOIN sentences AS n ON n.report = f.report AND n.number = f.sentence
WHERE e.finding IN (
  SELECT d.finding FROM events AS d WHERE d.day BETWEEN :since AND :until
  UNION
  SELECT o.id FROM reports AS p JOIN findings AS o ON o.report = p.key AND o.kind = 'event'
  WHERE p.published BETWEEN :since AND :until
  UNION
  SELECT u.finding FROM events AS u WHERE :undated AND u.day IS NULL
)
ORDER BY r.published, f.report, f.start, e.finding;
