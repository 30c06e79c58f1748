-- Which tolls do these reports tell, by whose count, in which words, of which incident?
SELECT
  t.finding, f.report AS report_key, t.kind, t.low, t.high, t.qualifier, t.cumulative, t.traits, t.day,
  t.date_start, t.date_end, t.place, t.place_country, t.incident AS own_incident,
  r.id AS report, r.published, r.source AS outlet, r.synthetic, ifnull(s.leader, -r.key) AS story,
  f.sentence, f.start, f.verdict IS NOT NULL AS reviewed, t.evidence,
  (SELECT coalesce(p.name, p.text) FROM parties AS p
   WHERE p.finding = t.finding AND p.part = 'according_to' ORDER BY p.position LIMIT 1) AS claimant,
  coalesce(
    (SELECT told FROM told_event WHERE event = t.incident),
    (SELECT d.told FROM findings AS g
     JOIN events AS e ON e.finding = g.id AND e.type = 'ASSAULT' AND NOT e.historical
     JOIN told_event AS d ON d.event = g.id
     WHERE g.report = f.report AND g.sentence = f.sentence AND g.kind = 'event'
     ORDER BY g.start, g.id LIMIT 1)
  ) AS incident
FROM json_each(:reports) AS d CROSS JOIN reports AS r ON r.key = d.value
CROSS JOIN findings AS f ON f.report = r.key
CROSS JOIN tolls AS t ON t.finding = f.id
LEFT JOIN stories AS s ON s.report = r.key
WHERE f.kind = 'toll'
ORDER BY t.finding;
