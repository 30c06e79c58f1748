-- Which events of these reports must be grouped anew, not seen yet or with a first telling that is gone? Is any tied to another?
SELECT e.finding, (
    EXISTS (SELECT 1 FROM event_links AS k WHERE k.one = e.finding)
    OR EXISTS (SELECT 1 FROM event_links AS k WHERE k.other = e.finding)
    OR EXISTS (SELECT 1 FROM told_events AS m WHERE m.told = e.finding AND m.event <> e.finding)
    OR EXISTS (SELECT 1 FROM correction_anchors AS a WHERE a.finding = e.finding)
  ) AS tied
FROM json_each(:reports) AS d CROSS JOIN findings AS f ON f.report = d.value AND f.kind = 'event'
CROSS JOIN events AS e ON e.finding = f.id
LEFT JOIN told_events AS g ON g.event = e.finding
LEFT JOIN events AS t ON t.finding = g.told
WHERE t.finding IS NULL
ORDER BY e.finding;
