-- Part of a question: what is told of an office held, taken or lost.
  x.day,
  x.date_start,
  x.date_end,
  (SELECT group_concat(who, '; ') FROM (
    SELECT coalesce(p.name, p.text) AS who FROM parties AS p
    WHERE p.finding = x.finding AND p.part = 'party' ORDER BY p.position
  )) AS party,
  x.role,
  x.change
