-- Who tells this event, in which words, and why is it held for the same?
SELECT
  t.event, t.told, r.id AS report, r.published, r.source, r.synthetic, l.id AS story, l.source AS story_source,
  ifnull(s.leader, -r.key) AS story_key, f.sentence, n.text AS sentence_text, e.trigger, e.type, e.status,
  (SELECT k.why FROM event_links AS k
   JOIN told_event AS m ON m.event = iif(k.one = t.event, k.other, k.one) AND m.told = t.told
   WHERE k.one = t.event OR k.other = t.event
   ORDER BY k.score DESC, k.one, k.other LIMIT 1) AS why,
  (SELECT k.score FROM event_links AS k
   JOIN told_event AS m ON m.event = iif(k.one = t.event, k.other, k.one) AND m.told = t.told
   WHERE k.one = t.event OR k.other = t.event
   ORDER BY k.score DESC, k.one, k.other LIMIT 1) AS score,
  (SELECT c."by" FROM correction_anchors AS a
   JOIN corrections AS c ON c.key = a.correction AND c.act = 'merge' AND c.undone_at IS NULL
   WHERE a.finding = t.event ORDER BY c.key DESC LIMIT 1) AS said_by
FROM (
  SELECT event FROM told_events WHERE told = :told
  UNION
  SELECT event FROM same_events WHERE told = :told
  UNION
  SELECT :told
) AS member
JOIN told_event AS t ON t.event = member.event AND t.told = :told
JOIN events AS e ON e.finding = t.event
JOIN findings AS f ON f.id = t.event
JOIN reports AS r ON r.key = f.report
LEFT JOIN stories AS s ON s.report = r.key
LEFT JOIN reports AS l ON l.key = s.leader
LEFT JOIN sentences AS n ON n.report = f.report AND n.number = f.sentence
ORDER BY r.published, r.id, f.start, t.event;
