-- Part of a question: what is told of an earlier war, truce or deal.
  x.day,
  x.date_start,
  x.date_end,
  x.kind,
  x.what,
  (SELECT group_concat(who, '; ') FROM (
    SELECT coalesce(p.name, p.text) AS who FROM parties AS p
    WHERE p.finding = x.finding AND p.part = 'party' ORDER BY p.position
  )) AS parties,
  (SELECT group_concat(who, '; ') FROM (
    SELECT coalesce(p.name, p.text) AS who FROM parties AS p
    WHERE p.finding = x.finding AND p.part = 'broker' ORDER BY p.position
  )) AS brokers,
  x.outcome
