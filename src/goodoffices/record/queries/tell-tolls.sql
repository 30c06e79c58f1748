-- Part of a question: how many, by whose count.
  x.day,
  x.date_start,
  x.date_end,
  x.kind,
  x.low,
  x.high,
  x.qualifier,
  x.cumulative,
  x.victims,
  x.traits,
  (SELECT group_concat(who, '; ') FROM (
    SELECT coalesce(p.name, p.text) AS who FROM parties AS p
    WHERE p.finding = x.finding AND p.part = 'by' ORDER BY p.position
  )) AS "by",
  (SELECT group_concat(who, '; ') FROM (
    SELECT coalesce(p.name, p.text) AS who FROM parties AS p
    WHERE p.finding = x.finding AND p.part = 'according_to' ORDER BY p.position
  )) AS according_to,
  x.place,
  x.place_country,
  x.incident
