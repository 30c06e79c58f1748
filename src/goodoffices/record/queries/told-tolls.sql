-- Which tolls were told of these days, by whose count, in which words, of which incident?
SELECT
  t.finding, t.kind, t.low, t.high, t.qualifier, t.cumulative, t.traits, t.day, t.date_start, t.date_end, t.place,
  r.id AS report, r.published, r.source AS outlet, r.synthetic, ifnull(s.leader, -r.key) AS story,
  f.sentence, t.evidence,
  (SELECT coalesce(p.name, p.text) FROM parties AS p
   WHERE p.finding = t.finding AND p.part = 'according_to' ORDER BY p.position LIMIT 1) AS claimant,
  (SELECT group_concat(coalesce(p.country, p.name)) FROM parties AS p
   WHERE p.finding = t.finding AND p.part = 'by') AS "by",
  coalesce(
    (SELECT told FROM told_event WHERE event = t.incident),
    (SELECT d.told FROM findings AS g
     JOIN events AS e ON e.finding = g.id AND e.type = 'ASSAULT' AND NOT e.historical
     JOIN told_event AS d ON d.event = g.id
     WHERE g.report = f.report AND g.sentence = f.sentence AND g.kind = 'event'
     ORDER BY g.start, g.id LIMIT 1)
  ) AS incident
FROM tolls AS t
JOIN findings AS f ON f.id = t.finding
JOIN reports AS r ON r.key = f.report
LEFT JOIN stories AS s ON s.report = r.key
WHERE (:kind IS NULL OR t.kind = :kind)
  AND (:since IS NULL OR t.day >= :since) AND (:until IS NULL OR t.day <= :until)
ORDER BY t.day, r.published, r.id, f.start, t.finding;
