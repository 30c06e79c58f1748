-- What did people say of this report, in order, that they didn't take back?
SELECT
  a.correction, a.position, c.act, a.kind, a.quote, a.before, a.after, a.start, a.judged, a.wanted
FROM correction_anchors AS a
JOIN corrections AS c ON c.key = a.correction
WHERE a.report = :report AND c.undone_at IS NULL
ORDER BY a.correction, a.position;
