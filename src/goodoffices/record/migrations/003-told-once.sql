-- Lays what is told more than once: copies of a report as one story, many tellings as one event, each with its reason.
-- All of it is worked out from reports and findings, and can be worked out anew.

CREATE TABLE report_signatures (
  report INTEGER PRIMARY KEY REFERENCES reports (key) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  shingles INTEGER NOT NULL,
  signature BLOB NOT NULL
) STRICT;

CREATE TABLE report_links (
  one INTEGER NOT NULL REFERENCES reports (key) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES reports (key) ON DELETE CASCADE,
  held REAL NOT NULL,
  holds REAL NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX report_links_other ON report_links (other);

CREATE TABLE stories (
  report INTEGER PRIMARY KEY REFERENCES reports (key) ON DELETE CASCADE,
  leader INTEGER NOT NULL,
  relation TEXT NOT NULL
    CHECK (relation IN ('leads', 'copy', 'excerpt', 'earlier edition', 'near copy')),
  likeness REAL NOT NULL
) STRICT;

CREATE INDEX stories_leader ON stories (leader);

CREATE TABLE event_links (
  one TEXT NOT NULL REFERENCES events (finding) ON DELETE CASCADE,
  other TEXT NOT NULL REFERENCES events (finding) ON DELETE CASCADE,
  score REAL NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_links_other ON event_links (other);

CREATE TABLE told_events (
  event TEXT PRIMARY KEY NOT NULL REFERENCES events (finding) ON DELETE CASCADE,
  told TEXT NOT NULL,
  said INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX told_events_told ON told_events (told);

DROP VIEW told_event;
CREATE VIEW told_event AS
SELECT
  e.finding AS event,
  CASE
    WHEN EXISTS (
      SELECT 1 FROM correction_anchors AS a
      JOIN corrections AS c ON c.key = a.correction
      WHERE a.finding = e.finding AND c.act IN ('merge', 'split') AND c.key > ifnull(g.said, 0)
    ) THEN coalesce(s.told, e.finding)
    ELSE coalesce(t.finding, s.told, e.finding)
  END AS told
FROM events AS e
LEFT JOIN told_events AS g ON g.event = e.finding
LEFT JOIN events AS t ON t.finding = g.told
LEFT JOIN same_events AS s ON s.event = e.finding;

CREATE VIEW story_lines AS
SELECT
  s.report AS report_key,
  r.id AS report,
  l.id AS story,
  s.relation,
  s.likeness,
  r.published,
  r.source,
  r.title
FROM stories AS s
JOIN reports AS r ON r.key = s.report
JOIN reports AS l ON l.key = s.leader;
