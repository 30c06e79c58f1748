-- Part of a question: what is told of an event; `hits.told` is the one it is a telling of.
  x.day,
  x.date_start,
  x.date_end,
  x.type,
  x.mode,
  x.cameo,
  x.quad,
  x.score,
  x.status,
  x.historical,
  (SELECT group_concat(who, '; ') FROM (
    SELECT coalesce(p.name, p.text) AS who FROM parties AS p
    WHERE p.finding = x.finding AND p.part = 'actor' ORDER BY p.position
  )) AS actors,
  (SELECT group_concat(who, '; ') FROM (
    SELECT coalesce(p.name, p.text) AS who FROM parties AS p
    WHERE p.finding = x.finding AND p.part = 'recipient' ORDER BY p.position
  )) AS recipients,
  (SELECT group_concat(who, '; ') FROM (
    SELECT coalesce(p.name, p.text) AS who FROM parties AS p
    WHERE p.finding = x.finding AND p.part = 'host' ORDER BY p.position
  )) AS host,
  (SELECT group_concat(who, '; ') FROM (
    SELECT coalesce(p.name, p.text) AS who FROM parties AS p
    WHERE p.finding = x.finding AND p.part = 'according_to' ORDER BY p.position
  )) AS according_to,
  x.place,
  x.place_country,
  x.lat,
  x.lon,
  hits.told AS told,
  CASE WHEN hits.told_by_others THEN (SELECT count(*) FROM (
    SELECT event FROM told_events WHERE told = hits.told
    UNION SELECT event FROM same_events WHERE told = hits.told
    UNION SELECT hits.told
  ) AS m
  JOIN told_event AS v ON v.event = m.event
  WHERE v.told = hits.told) ELSE 1 END AS tellings,
  CASE WHEN hits.told_by_others THEN (SELECT count(DISTINCT coalesce(q.source, q.id)) FROM (
    SELECT event FROM told_events WHERE told = hits.told
    UNION SELECT event FROM same_events WHERE told = hits.told
    UNION SELECT hits.told
  ) AS m
  JOIN told_event AS v ON v.event = m.event
  JOIN findings AS g ON g.id = m.event
  JOIN reports AS q ON q.key = g.report
  WHERE v.told = hits.told) ELSE 1 END AS outlets
