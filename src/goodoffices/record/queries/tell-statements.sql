-- Part of a question: who said what.
  x.day,
  (SELECT group_concat(who, '; ') FROM (
    SELECT coalesce(p.name, p.text) AS who FROM parties AS p
    WHERE p.finding = x.finding AND p.part = 'speaker' ORDER BY p.position
  )) AS speaker,
  (SELECT group_concat(who, '; ') FROM (
    SELECT coalesce(p.name, p.text) AS who FROM parties AS p
    WHERE p.finding = x.finding AND p.part = 'addressee' ORDER BY p.position
  )) AS addressees,
  x.stance,
  x.direct,
  x.content
