-- What did people say of findings, when, and what came of it? `rival` says otherwise of the same finding.
SELECT
  c.key, c.act, c."by", c.at, c.note, c.undone_by, c.undone_at,
  a.position, a.kind, a.quote, a.state, a.finding, a.judged, a.wanted,
  r.id AS report,
  (SELECT coalesce(f.edited, f.payload) FROM findings AS f WHERE f.id = a.finding) AS stands,
  (SELECT max(d."by") FROM correction_anchors AS b JOIN corrections AS d ON d.key = b.correction
   WHERE b.finding = a.finding AND d.key > c.key AND d.undone_at IS NULL AND d."by" <> c."by"
     AND d.act <> c.act AND d.act NOT IN ('merge', 'split')) AS rival
FROM corrections AS c
JOIN correction_anchors AS a ON a.correction = c.key
JOIN reports AS r ON r.key = a.report
WHERE :report IS NULL OR r.id = :report
ORDER BY c.key, a.position;
