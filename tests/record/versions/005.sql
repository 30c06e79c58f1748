-- A record as goodoffices 0.1.0 wrote it, at schema 5: two reports, one of them not coded, a failure, a
-- correction, a mark, a situation, and what is told once.
PRAGMA application_id = 1735356260;
-- Lays the record: reports, what was found in them, who is named there, what failed, and views over these.

CREATE TABLE engines (
  key INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  lexicon TEXT NOT NULL,
  actors TEXT NOT NULL,
  places TEXT NOT NULL,
  UNIQUE (version, lexicon, actors, places)
) STRICT;

CREATE TABLE reports (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  external_id TEXT NOT NULL,
  content TEXT NOT NULL UNIQUE,
  title TEXT,
  subtitle TEXT,
  byline TEXT,
  dateline TEXT,
  published TEXT,
  source TEXT,
  url TEXT,
  language TEXT,
  synthetic INTEGER NOT NULL CHECK (synthetic IN (0, 1)),
  origin TEXT NOT NULL,
  read_at TEXT NOT NULL,
  engine INTEGER NOT NULL REFERENCES engines (key)
) STRICT;

CREATE INDEX reports_external_id ON reports (external_id);
CREATE INDEX reports_published ON reports (published);
CREATE INDEX reports_source ON reports (source);
CREATE INDEX reports_engine ON reports (engine);

CREATE TABLE report_text (
  report INTEGER PRIMARY KEY REFERENCES reports (key) ON DELETE CASCADE,
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE report_raw (
  report INTEGER PRIMARY KEY REFERENCES reports (key) ON DELETE CASCADE,
  raw BLOB NOT NULL,
  packed INTEGER NOT NULL CHECK (packed IN (0, 1)),
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

CREATE INDEX report_raw_sha256 ON report_raw (sha256);

CREATE TABLE sightings (
  report INTEGER NOT NULL REFERENCES reports (key) ON DELETE CASCADE,
  external_id TEXT NOT NULL,
  source TEXT,
  url TEXT,
  origin TEXT NOT NULL,
  first_read TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX sightings_once
  ON sightings (report, external_id, origin, ifnull(source, ''), ifnull(url, ''));
CREATE INDEX sightings_origin ON sightings (origin);

CREATE TABLE sentences (
  key INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports (key) ON DELETE CASCADE,
  number INTEGER,
  start INTEGER,
  "end" INTEGER,
  text TEXT NOT NULL,
  UNIQUE (report, number)
) STRICT;

CREATE VIRTUAL TABLE sentence_words USING fts5 (
  text, content = 'sentences', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER sentences_indexed AFTER INSERT ON sentences BEGIN
  INSERT INTO sentence_words (rowid, text) VALUES (new.key, new.text);
END;

CREATE TRIGGER sentences_forgotten AFTER DELETE ON sentences BEGIN
  INSERT INTO sentence_words (sentence_words, rowid, text) VALUES ('delete', old.key, old.text);
END;

CREATE TRIGGER sentences_changed AFTER UPDATE ON sentences BEGIN
  INSERT INTO sentence_words (sentence_words, rowid, text) VALUES ('delete', old.key, old.text);
  INSERT INTO sentence_words (rowid, text) VALUES (new.key, new.text);
END;

CREATE TABLE furniture (
  report INTEGER NOT NULL REFERENCES reports (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
  report INTEGER NOT NULL REFERENCES reports (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE findings (
  id TEXT PRIMARY KEY NOT NULL,
  report INTEGER NOT NULL REFERENCES reports (key) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  position INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  start INTEGER,
  "end" INTEGER,
  payload TEXT NOT NULL,
  UNIQUE (report, kind, position)
) STRICT;

CREATE INDEX findings_rule ON findings (rule);

CREATE TABLE parties (
  finding TEXT NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
  part TEXT NOT NULL,
  position INTEGER NOT NULL,
  actor TEXT,
  name TEXT,
  country TEXT,
  sector TEXT,
  role TEXT,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (finding, part, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX parties_actor ON parties (actor, part) WHERE actor IS NOT NULL;
CREATE INDEX parties_name ON parties (name, part) WHERE name IS NOT NULL;
CREATE INDEX parties_country ON parties (country, part) WHERE country IS NOT NULL;

CREATE TABLE events (
  finding TEXT PRIMARY KEY NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  mode TEXT,
  contexts TEXT NOT NULL,
  cameo TEXT,
  quad TEXT NOT NULL,
  score REAL NOT NULL,
  status TEXT NOT NULL,
  time TEXT NOT NULL,
  historical INTEGER NOT NULL CHECK (historical IN (0, 1)),
  day TEXT,
  date_start TEXT,
  date_end TEXT,
  date_text TEXT NOT NULL,
  place TEXT,
  place_country TEXT,
  lat REAL,
  lon REAL,
  trigger TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX events_type ON events (type, day, status);
CREATE INDEX events_day ON events (day);
CREATE INDEX events_place_country ON events (place_country, day) WHERE place_country IS NOT NULL;

CREATE TABLE statements (
  finding TEXT PRIMARY KEY NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
  direct INTEGER NOT NULL CHECK (direct IN (0, 1)),
  stance TEXT,
  cue TEXT,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX statements_stance ON statements (stance) WHERE stance IS NOT NULL;

CREATE TABLE tolls (
  finding TEXT PRIMARY KEY NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  low INTEGER,
  high INTEGER,
  qualifier TEXT NOT NULL,
  cumulative INTEGER NOT NULL CHECK (cumulative IN (0, 1)),
  victims TEXT,
  traits TEXT NOT NULL,
  day TEXT,
  date_start TEXT,
  date_end TEXT,
  date_text TEXT NOT NULL,
  place TEXT,
  place_country TEXT,
  incident TEXT,
  evidence TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX tolls_kind ON tolls (kind, day);
CREATE INDEX tolls_incident ON tolls (incident) WHERE incident IS NOT NULL;

CREATE TABLE standings (
  finding TEXT PRIMARY KEY NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  change TEXT NOT NULL,
  date_start TEXT,
  date_end TEXT,
  date_text TEXT NOT NULL,
  evidence TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE precedents (
  finding TEXT PRIMARY KEY NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  what TEXT NOT NULL,
  outcome TEXT,
  date_start TEXT,
  date_end TEXT,
  date_text TEXT NOT NULL,
  evidence TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX precedents_kind ON precedents (kind, outcome);

CREATE TABLE runs (
  key INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  finished TEXT,
  stored INTEGER NOT NULL DEFAULT 0,
  reread INTEGER NOT NULL DEFAULT 0,
  known INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE failures (
  key INTEGER PRIMARY KEY,
  run INTEGER REFERENCES runs (key),
  location TEXT NOT NULL,
  reason TEXT NOT NULL,
  remedy TEXT NOT NULL,
  at TEXT NOT NULL,
  mended TEXT
) STRICT;

CREATE INDEX failures_open ON failures (location) WHERE mended IS NULL;
CREATE INDEX failures_run ON failures (run);

CREATE VIEW finding_words AS
SELECT
  f.id AS finding,
  f.kind,
  r.id AS report,
  r.published,
  r.source,
  r.synthetic,
  f.sentence,
  substr(t.text, f.start + 1, f."end" - f.start) AS words,
  s.text AS sentence_text,
  f.rule,
  f.confidence
FROM findings AS f
JOIN reports AS r ON r.key = f.report
JOIN report_text AS t ON t.report = f.report
LEFT JOIN sentences AS s ON s.report = f.report AND s.number = f.sentence;

CREATE VIEW event_parties AS
SELECT
  p.finding AS event,
  p.part AS role,
  p.position,
  p.actor,
  p.name,
  p.country,
  p.sector,
  p.role AS office,
  p.text,
  p.start,
  p."end"
FROM parties AS p
JOIN events AS e ON e.finding = p.finding;

CREATE VIEW event_lines AS
SELECT
  e.finding AS event,
  f.report AS report_key,
  r.id AS report,
  r.published,
  r.source,
  r.synthetic,
  e.day,
  e.date_start,
  e.date_end,
  e.type,
  e.mode,
  e.cameo,
  e.status,
  e.historical,
  (SELECT group_concat(who, '; ') FROM (
    SELECT coalesce(p.name, p.text) AS who FROM parties AS p
    WHERE p.finding = e.finding AND p.part = 'actor' ORDER BY p.position
  )) AS actors,
  (SELECT group_concat(who, '; ') FROM (
    SELECT coalesce(p.name, p.text) AS who FROM parties AS p
    WHERE p.finding = e.finding AND p.part = 'recipient' ORDER BY p.position
  )) AS recipients,
  (SELECT coalesce(p.name, p.text) FROM parties AS p
   WHERE p.finding = e.finding AND p.part = 'host') AS host,
  (SELECT coalesce(p.name, p.text) FROM parties AS p
   WHERE p.finding = e.finding AND p.part = 'according_to') AS according_to,
  e.place,
  e.trigger,
  f.sentence
FROM events AS e
JOIN findings AS f ON f.id = e.finding
JOIN reports AS r ON r.key = f.report;

CREATE VIEW contacts AS SELECT * FROM event_lines WHERE type = 'CONSULT';

CREATE VIEW offers AS SELECT * FROM event_lines WHERE type = 'AGREE' AND status = 'offered';

CREATE VIEW event_pairs AS
SELECT
  a.finding AS event,
  coalesce(a.name, a.country, a.text) AS source,
  a.country AS source_country,
  coalesce(b.name, b.country, b.text) AS target,
  b.country AS target_country
FROM parties AS a
JOIN parties AS b ON b.finding = a.finding AND b.part = 'recipient'
WHERE a.part = 'actor'
UNION ALL
SELECT
  a.finding,
  coalesce(a.name, a.country, a.text),
  a.country,
  coalesce(b.name, b.country, b.text),
  b.country
FROM events AS e
JOIN parties AS a ON a.finding = e.finding AND a.part = 'actor'
JOIN parties AS b ON b.finding = e.finding AND b.part = 'actor' AND b.position <> a.position
WHERE
  (e.type = 'COOPERATE' OR (e.type = 'CONSULT' AND e.mode IS NOT 'visit' AND e.mode IS NOT 'third-party'))
  AND NOT EXISTS (SELECT 1 FROM parties AS p WHERE p.finding = e.finding AND p.part = 'recipient');

CREATE VIEW event_table AS
SELECT
  e.day AS date,
  pair.source,
  e.cameo,
  pair.target,
  CAST(NULL AS REAL) AS goldstein,
  pair.source_country,
  pair.target_country,
  e.type,
  e.status,
  e.finding AS event,
  r.id AS report
FROM events AS e
JOIN event_pairs AS pair ON pair.event = e.finding
JOIN findings AS f ON f.id = e.finding
JOIN reports AS r ON r.key = f.report
WHERE
  e.day IS NOT NULL
  AND e.cameo IS NOT NULL
  AND (
    e.status = 'actual'
    OR (e.status IN ('offered', 'sought', 'planned', 'threatened')
        AND e.type IN ('AGREE', 'REQUEST', 'CONCEDE', 'THREATEN'))
  );
-- Lays what people add: corrections, situations, marks, imported histories; and makes the record quick to ask.
-- `events`, `statements`, `tolls`, `standings`, `precedents` and `parties` hold what stands, after corrections;
-- `findings` keeps all that was read, with what became of it.

ALTER TABLE reports ADD COLUMN coded INTEGER NOT NULL DEFAULT 1 CHECK (coded IN (0, 1));
ALTER TABLE reports ADD COLUMN found INTEGER NOT NULL DEFAULT 0;
UPDATE reports SET
  coded = EXISTS (SELECT 1 FROM sentences AS s WHERE s.report = reports.key AND s.number IS NOT NULL),
  found = (SELECT count(*) FROM findings AS f WHERE f.report = reports.key);
CREATE INDEX reports_coverage ON reports (published, source, language, coded, found, synthetic);

ALTER TABLE findings ADD COLUMN verdict TEXT
  CHECK (verdict IN ('accepted', 'rejected', 'edited', 'added'));
ALTER TABLE findings ADD COLUMN edited TEXT;
CREATE INDEX findings_sentence ON findings (report, sentence);
CREATE INDEX findings_verdict ON findings (verdict) WHERE verdict IS NOT NULL;

ALTER TABLE statements ADD COLUMN day TEXT;
ALTER TABLE standings ADD COLUMN day TEXT;
ALTER TABLE precedents ADD COLUMN day TEXT;
UPDATE statements SET day = (
  SELECT r.published FROM findings AS f JOIN reports AS r ON r.key = f.report WHERE f.id = statements.finding
);
UPDATE standings SET day = coalesce(date_start, date_end, (
  SELECT r.published FROM findings AS f JOIN reports AS r ON r.key = f.report WHERE f.id = standings.finding
));
UPDATE precedents SET day = coalesce(date_start, date_end);
CREATE INDEX statements_day ON statements (day);
CREATE INDEX standings_day ON standings (day);
CREATE INDEX precedents_day ON precedents (day);
CREATE INDEX tolls_day ON tolls (day);
CREATE INDEX events_status ON events (status, day);

DROP INDEX parties_name;
CREATE INDEX parties_named ON parties (name COLLATE NOCASE, actor, country) WHERE name IS NOT NULL;

CREATE TABLE corrections (
  key INTEGER PRIMARY KEY,
  act TEXT NOT NULL CHECK (act IN ('accept', 'reject', 'edit', 'add', 'merge', 'split')),
  "by" TEXT NOT NULL,
  at TEXT NOT NULL,
  note TEXT NOT NULL,
  undone_by TEXT,
  undone_at TEXT
) STRICT;

CREATE TABLE correction_anchors (
  correction INTEGER NOT NULL REFERENCES corrections (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  report INTEGER NOT NULL REFERENCES reports (key) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  quote TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  start INTEGER NOT NULL,
  judged TEXT,
  wanted TEXT,
  finding TEXT,
  state TEXT NOT NULL
    CHECK (state IN ('applied', 'kept', 'learned', 'changed', 'gone', 'adrift', 'overruled')),
  PRIMARY KEY (correction, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX correction_anchors_report ON correction_anchors (report);
CREATE INDEX correction_anchors_finding ON correction_anchors (finding) WHERE finding IS NOT NULL;

CREATE TABLE same_events (
  event TEXT PRIMARY KEY NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
  told TEXT NOT NULL REFERENCES findings (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX same_events_told ON same_events (told);

CREATE TABLE report_marks (
  report INTEGER PRIMARY KEY REFERENCES reports (key) ON DELETE CASCADE,
  reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
  handling TEXT CHECK (handling IN ('clear', 'green', 'amber', 'red')),
  "by" TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE outlet_marks (
  source TEXT PRIMARY KEY NOT NULL,
  reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
  handling TEXT CHECK (handling IN ('clear', 'green', 'amber', 'red')),
  "by" TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE situations (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  since TEXT,
  until TEXT,
  note TEXT NOT NULL,
  "by" TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE situation_parties (
  situation INTEGER NOT NULL REFERENCES situations (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  party TEXT NOT NULL,
  PRIMARY KEY (situation, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE situation_places (
  situation INTEGER NOT NULL REFERENCES situations (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  place TEXT NOT NULL,
  PRIMARY KEY (situation, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE imports (
  key INTEGER PRIMARY KEY,
  dataset TEXT NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  taken INTEGER NOT NULL,
  known INTEGER NOT NULL,
  refused INTEGER NOT NULL
) STRICT;

CREATE TABLE imported_events (
  key INTEGER PRIMARY KEY,
  import INTEGER NOT NULL REFERENCES imports (key) ON DELETE CASCADE,
  dataset TEXT NOT NULL,
  external_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  day TEXT NOT NULL,
  source TEXT NOT NULL,
  source_country TEXT,
  source_sectors TEXT NOT NULL,
  target TEXT NOT NULL,
  target_country TEXT,
  target_sectors TEXT NOT NULL,
  type TEXT,
  mode TEXT,
  cameo TEXT,
  intensity REAL,
  place TEXT,
  place_country TEXT,
  lat REAL,
  lon REAL,
  publisher TEXT,
  text TEXT,
  UNIQUE (dataset, external_id)
) STRICT;

CREATE INDEX imported_events_import ON imported_events (import);
CREATE INDEX imported_events_day ON imported_events (day);
CREATE INDEX imported_events_source ON imported_events (source COLLATE NOCASE, day);
CREATE INDEX imported_events_target ON imported_events (target COLLATE NOCASE, day);

CREATE VIEW report_handling AS
SELECT
  r.key AS report_key,
  r.id AS report,
  r.source,
  coalesce(m.reliability, o.reliability) AS reliability,
  coalesce(m.handling, o.handling, 'clear') AS handling
FROM reports AS r
LEFT JOIN report_marks AS m ON m.report = r.key
LEFT JOIN outlet_marks AS o ON o.source = r.source;

CREATE VIEW told_event AS
SELECT e.finding AS event, coalesce(s.told, e.finding) AS told
FROM events AS e
LEFT JOIN same_events AS s ON s.event = e.finding;

DROP VIEW finding_words;
CREATE VIEW finding_words AS
SELECT
  f.id AS finding,
  f.kind,
  r.id AS report,
  r.published,
  r.source,
  r.synthetic,
  f.sentence,
  substr(t.text, f.start + 1, f."end" - f.start) AS words,
  s.text AS sentence_text,
  f.rule,
  f.confidence,
  f.verdict
FROM findings AS f
JOIN reports AS r ON r.key = f.report
JOIN report_text AS t ON t.report = f.report
LEFT JOIN sentences AS s ON s.report = f.report AND s.number = f.sentence
WHERE f.verdict IS NOT 'rejected';

DROP VIEW event_table;
CREATE VIEW event_table AS
SELECT
  e.day AS date,
  pair.source,
  e.cameo,
  pair.target,
  CAST(NULL AS REAL) AS goldstein,
  pair.source_country,
  pair.target_country,
  e.type,
  e.status,
  e.finding AS event,
  r.id AS report,
  0 AS imported
FROM events AS e
JOIN event_pairs AS pair ON pair.event = e.finding
JOIN findings AS f ON f.id = e.finding
JOIN reports AS r ON r.key = f.report
WHERE
  e.day IS NOT NULL
  AND e.cameo IS NOT NULL
  AND (
    e.status = 'actual'
    OR (e.status IN ('offered', 'sought', 'planned', 'threatened')
        AND e.type IN ('AGREE', 'REQUEST', 'CONCEDE', 'THREATEN'))
  )
UNION ALL
SELECT
  i.day,
  i.source,
  i.cameo,
  i.target,
  i.intensity,
  i.source_country,
  i.target_country,
  i.type,
  'actual',
  i.dataset || ':' || i.external_id,
  NULL,
  1
FROM imported_events AS i
WHERE i.cameo IS NOT NULL;
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
-- Lays indexes that hold all a question tests before it looks a finding up: its kind and id, an event's type and status.

DROP INDEX findings_sentence;
CREATE INDEX findings_sentence ON findings (report, sentence, kind, id);

DROP INDEX events_day;
CREATE INDEX events_day ON events (day, type, status);

CREATE INDEX findings_place ON findings (id, report, sentence);
-- Lays a list of which reports changed last, whoever changed them: what was worked out of all the others can be kept.
-- `turn` grows with every change; a report that is gone stays listed, by its number alone.

CREATE TABLE touched (
  report INTEGER PRIMARY KEY,
  turn INTEGER NOT NULL
) STRICT;

CREATE INDEX touched_turn ON touched (turn);

CREATE TRIGGER report_added AFTER INSERT ON reports BEGIN
  INSERT INTO touched
  SELECT new.key, (SELECT ifnull(max(turn), 0) + 1 FROM touched) WHERE true
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER report_changed AFTER UPDATE ON reports BEGIN
  INSERT INTO touched
  SELECT new.key, (SELECT ifnull(max(turn), 0) + 1 FROM touched) WHERE true
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
  INSERT INTO touched
  SELECT report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) FROM stories WHERE leader = new.key
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER report_gone AFTER DELETE ON reports BEGIN
  INSERT INTO touched
  SELECT old.key, (SELECT ifnull(max(turn), 0) + 1 FROM touched) WHERE true
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
  INSERT INTO touched
  SELECT report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) FROM stories WHERE leader = old.key
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER finding_changed AFTER UPDATE ON findings BEGIN
  INSERT INTO touched
  SELECT new.report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) WHERE true
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER finding_gone AFTER DELETE ON findings WHEN old.position >= 1000000 BEGIN
  INSERT INTO touched
  SELECT old.report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) WHERE true
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER event_laid AFTER INSERT ON events BEGIN
  INSERT INTO touched
  SELECT f.report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) FROM told_events AS g JOIN findings AS f ON f.id = g.event
  WHERE g.told = new.finding AND g.event <> new.finding
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER event_taken_off AFTER DELETE ON events BEGIN
  INSERT INTO touched
  SELECT f.report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) FROM told_events AS g JOIN findings AS f ON f.id = g.event
  WHERE g.told = old.finding AND g.event <> old.finding
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER told_with_others AFTER INSERT ON told_events WHEN new.told <> new.event BEGIN
  INSERT INTO touched
  SELECT report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) FROM findings WHERE id = new.event
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER told_with_another AFTER UPDATE ON told_events WHEN old.told <> new.told OR old.said <> new.said BEGIN
  INSERT INTO touched
  SELECT report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) FROM findings WHERE id = new.event
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER told_apart AFTER DELETE ON told_events WHEN old.told <> old.event BEGIN
  INSERT INTO touched
  SELECT report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) FROM findings WHERE id = old.event
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER same_with_others AFTER INSERT ON same_events WHEN new.told <> new.event BEGIN
  INSERT INTO touched
  SELECT report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) FROM findings WHERE id = new.event
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER same_with_another AFTER UPDATE ON same_events WHEN old.told <> new.told BEGIN
  INSERT INTO touched
  SELECT report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) FROM findings WHERE id = new.event
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER same_apart AFTER DELETE ON same_events WHEN old.told <> old.event BEGIN
  INSERT INTO touched
  SELECT report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) FROM findings WHERE id = old.event
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER finding_judged AFTER INSERT ON correction_anchors BEGIN
  INSERT INTO touched
  SELECT new.report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) WHERE true
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER finding_judged_elsewhere AFTER UPDATE ON correction_anchors WHEN old.finding IS NOT new.finding BEGIN
  INSERT INTO touched
  SELECT new.report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) WHERE true
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER finding_judged_no_more AFTER DELETE ON correction_anchors BEGIN
  INSERT INTO touched
  SELECT old.report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) WHERE true
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER story_joined AFTER INSERT ON stories BEGIN
  INSERT INTO touched
  SELECT new.report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) WHERE true
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER story_changed AFTER UPDATE ON stories WHEN old.leader <> new.leader OR old.relation <> new.relation BEGIN
  INSERT INTO touched
  SELECT new.report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) WHERE true
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;

CREATE TRIGGER story_left AFTER DELETE ON stories BEGIN
  INSERT INTO touched
  SELECT old.report, (SELECT ifnull(max(turn), 0) + 1 FROM touched) WHERE true
  ON CONFLICT (report) DO UPDATE SET turn = excluded.turn;
END;
INSERT INTO engines VALUES (1, '0.1.0', 'lex-a', 'act-a', 'pla-a');
INSERT INTO reports VALUES (1, 'story', 'story', '5f46a49cd204df70e7923554dc27e622910fa272ea3046ce9ba1c329559f6acd', 'Sudria and Norland talk again', NULL, 'By A. Writer', 'PORT VELL', '2031-04-30', 'The Vell Courier', NULL, 'en', 1, 'desk/story.txt', '2031-05-04T10:00:00Z', 1, 1, 6);
INSERT INTO reports VALUES (2, 'other', 'other', '1264882d3a1f83938926764c54a5da74679a72733a5dd0015b5bd5f0e906aa1e', 'Pluie', NULL, 'By A. Writer', 'PORT VELL', '2031-04-30', 'The Vell Courier', NULL, 'fr', 1, 'desk/other.txt', '2031-05-04T10:00:00Z', 1, 0, 0);
INSERT INTO report_text VALUES (1, 'Sudria''s foreign minister met Norland''s envoy in Port Vell on Tuesday.

Ostmark offered to host talks between Norland and Sudria.

The minister, Ana Duré, said the shelling must end.

At least 12 villagers were killed, the Red Lantern clinic said.

A truce brokered by Ostmark collapsed in 2029.', '5ad17a5232f3ef055707f742607c96101d1f57b54d0bf5c4c18a3d8c97632556');
INSERT INTO report_text VALUES (2, 'Il pleut sur la vallée.', 'f929782ade45ceac57baec820fc2dc781bf8729f490349ed60d88e0bb6bf05c8');
INSERT INTO sightings VALUES (1, 'story', 'The Vell Courier', NULL, 'desk/story.txt', '2031-05-04T10:00:00Z');
INSERT INTO sightings VALUES (2, 'other', 'The Vell Courier', NULL, 'desk/other.txt', '2031-05-04T10:00:00Z');
INSERT INTO sentences VALUES (1, 1, NULL, NULL, NULL, 'Sudria and Norland talk again');
INSERT INTO sentences VALUES (2, 1, 0, 0, 70, 'Sudria''s foreign minister met Norland''s envoy in Port Vell on Tuesday.');
INSERT INTO sentences VALUES (3, 1, 1, 72, 129, 'Ostmark offered to host talks between Norland and Sudria.');
INSERT INTO sentences VALUES (4, 1, 2, 131, 182, 'The minister, Ana Duré, said the shelling must end.');
INSERT INTO sentences VALUES (5, 1, 3, 184, 247, 'At least 12 villagers were killed, the Red Lantern clinic said.');
INSERT INTO sentences VALUES (6, 1, 4, 249, 295, 'A truce brokered by Ostmark collapsed in 2029.');
INSERT INTO sentences VALUES (7, 2, NULL, NULL, NULL, 'Pluie');
INSERT INTO furniture VALUES (1, 0, 'Share this');
INSERT INTO furniture VALUES (1, 1, 'Read more');
INSERT INTO furniture VALUES (2, 0, 'Share this');
INSERT INTO furniture VALUES (2, 1, 'Read more');
INSERT INTO notes VALUES (1, 0, 'the second headline is missing');
INSERT INTO notes VALUES (2, 0, 'not coded: the text is in ''fr'', only English is read');
INSERT INTO findings VALUES ('story:event:28', 1, 'event', 0, 0, 'consult.plain', 0.9, 26, 29, '{"id":"story:event:28","rule":"consult.plain","confidence":0.9,"sentence":0,"also":[],"type":"CONSULT","trigger":{"text":"met","start":26,"end":29},"mode":"visit","contexts":["diplomatic"],"cameo":"042","quad":"verbal-cooperation","score":2.5,"actors":[{"text":"Sudria''s foreign minister","start":0,"end":25,"actor":"sud.fm","name":"Ana Duré","country":"SUD","sector":"GOV","role":"foreign minister","why":null}],"recipients":[{"text":"Norland''s envoy","start":30,"end":45,"actor":null,"name":"Norland","country":"NOR","sector":"GOV","role":null,"why":null}],"host":null,"status":"actual","time":"past","historical":false,"date":{"start":"2031-04-29","end":"2031-04-29","text":"on Tuesday"},"place":{"text":"Port Vell","name":"Port Vell","country":"SUD","lat":12.5,"lon":-3.0,"precision":"place"},"according_to":null}', NULL, NULL);
INSERT INTO findings VALUES ('story:event:90', 1, 'event', 1, 1, 'agree.plain', 0.9, 80, 101, '{"id":"story:event:90","rule":"agree.plain","confidence":0.9,"sentence":1,"also":[],"type":"AGREE","trigger":{"text":"offered to host talks","start":80,"end":101},"mode":null,"contexts":[],"cameo":"039","quad":"verbal-cooperation","score":2.5,"actors":[{"text":"Ostmark","start":72,"end":79,"actor":null,"name":"Ostmark","country":"OST","sector":"GOV","role":null,"why":null}],"recipients":[{"text":"Norland and","start":110,"end":121,"actor":null,"name":"Norland","country":"NOR","sector":null,"role":null,"why":null},{"text":"Sudria.","start":122,"end":129,"actor":null,"name":"Sudria","country":"SUD","sector":null,"role":null,"why":null}],"host":{"text":"Ostmark","start":72,"end":79,"actor":null,"name":"Ostmark","country":"OST","sector":"GOV","role":null,"why":null},"status":"offered","time":"past","historical":false,"date":{"start":null,"end":null,"text":""},"place":null,"according_to":null}', NULL, NULL);
INSERT INTO findings VALUES ('story:statement:130', 1, 'statement', 0, 2, 'plain', 0.8, 160, 181, '{"id":"story:statement:130","rule":"plain","confidence":0.8,"sentence":2,"also":[],"content":[{"text":"the shelling must end","start":160,"end":181}],"direct":false,"speaker":{"text":"Sudria''s foreign minister","start":0,"end":25,"actor":"sud.fm","name":"Ana Duré","country":"SUD","sector":"GOV","role":"foreign minister","why":null},"cue":{"text":"said","start":155,"end":159},"addressees":[],"stance":"demands"}', NULL, NULL);
INSERT INTO findings VALUES ('story:toll:180', 1, 'toll', 0, 3, 'plain', 0.8, 184, 217, '{"id":"story:toll:180","rule":"plain","confidence":0.8,"sentence":3,"also":[],"kind":"killed","evidence":{"text":"At least 12 villagers were killed","start":184,"end":217},"victims":{"text":"12 villagers","start":193,"end":205},"low":12,"high":null,"qualifier":"at least","cumulative":false,"traits":["civilian"],"by":[],"according_to":{"text":"the Red Lantern clinic","start":219,"end":241,"actor":null,"name":"Red Lantern","country":null,"sector":"MED","role":null,"why":null},"date":{"start":null,"end":null,"text":""},"place":null,"incident":"story:event:28"}', NULL, NULL);
INSERT INTO findings VALUES ('story:standing:131', 1, 'standing', 0, 2, 'plain', 0.8, 131, 153, '{"id":"story:standing:131","rule":"plain","confidence":0.8,"sentence":2,"also":[],"party":{"text":"Sudria''s foreign minister","start":0,"end":25,"actor":"sud.fm","name":"Ana Duré","country":"SUD","sector":"GOV","role":"foreign minister","why":null},"actor":{"text":"Sudria''s foreign minister","start":0,"end":25,"actor":"sud.fm","name":"Ana Duré","country":"SUD","sector":"GOV","role":"foreign minister","why":null},"role":"foreign minister","change":"holds","evidence":{"text":"The minister, Ana Duré","start":131,"end":153},"date":{"start":null,"end":null,"text":""}}', 'accepted', NULL);
INSERT INTO findings VALUES ('story:precedent:240', 1, 'precedent', 0, 4, 'plain', 0.8, 249, 286, '{"id":"story:precedent:240","rule":"plain","confidence":0.8,"sentence":4,"also":[],"what":{"text":"A truce brokered by Ostmark","start":249,"end":276},"kind":"truce","evidence":{"text":"A truce brokered by Ostmark collapsed","start":249,"end":286},"date":{"start":"2029-01-01","end":"2029-12-31","text":"in 2029"},"brokers":[{"text":"Ostmark","start":72,"end":79,"actor":null,"name":"Ostmark","country":"OST","sector":"GOV","role":null,"why":null}],"parties":[],"outcome":"collapsed"}', NULL, NULL);
INSERT INTO parties VALUES ('story:event:28', 'actor', 0, 'sud.fm', 'Ana Duré', 'SUD', 'GOV', 'foreign minister', 'Sudria''s foreign minister', 0, 25);
INSERT INTO parties VALUES ('story:event:28', 'recipient', 0, NULL, 'Norland', 'NOR', 'GOV', NULL, 'Norland''s envoy', 30, 45);
INSERT INTO parties VALUES ('story:event:90', 'actor', 0, NULL, 'Ostmark', 'OST', 'GOV', NULL, 'Ostmark', 72, 79);
INSERT INTO parties VALUES ('story:event:90', 'host', 0, NULL, 'Ostmark', 'OST', 'GOV', NULL, 'Ostmark', 72, 79);
INSERT INTO parties VALUES ('story:event:90', 'recipient', 0, NULL, 'Norland', 'NOR', NULL, NULL, 'Norland and', 110, 121);
INSERT INTO parties VALUES ('story:event:90', 'recipient', 1, NULL, 'Sudria', 'SUD', NULL, NULL, 'Sudria.', 122, 129);
INSERT INTO parties VALUES ('story:precedent:240', 'broker', 0, NULL, 'Ostmark', 'OST', 'GOV', NULL, 'Ostmark', 72, 79);
INSERT INTO parties VALUES ('story:standing:131', 'party', 0, 'sud.fm', 'Ana Duré', 'SUD', 'GOV', 'foreign minister', 'Sudria''s foreign minister', 0, 25);
INSERT INTO parties VALUES ('story:statement:130', 'speaker', 0, 'sud.fm', 'Ana Duré', 'SUD', 'GOV', 'foreign minister', 'Sudria''s foreign minister', 0, 25);
INSERT INTO parties VALUES ('story:toll:180', 'according_to', 0, NULL, 'Red Lantern', NULL, 'MED', NULL, 'the Red Lantern clinic', 219, 241);
INSERT INTO events VALUES ('story:event:28', 'CONSULT', 'visit', '["diplomatic"]', '042', 'verbal-cooperation', 2.5, 'actual', 'past', 0, '2031-04-29', '2031-04-29', '2031-04-29', 'on Tuesday', 'Port Vell', 'SUD', 12.5, -3.0, 'met');
INSERT INTO events VALUES ('story:event:90', 'AGREE', NULL, '[]', '039', 'verbal-cooperation', 2.5, 'offered', 'past', 0, '2031-04-30', NULL, NULL, '', NULL, NULL, NULL, NULL, 'offered to host talks');
INSERT INTO statements VALUES ('story:statement:130', 0, 'demands', 'said', 'the shelling must end', '2031-04-30');
INSERT INTO tolls VALUES ('story:toll:180', 'killed', 12, NULL, 'at least', 0, '12 villagers', '["civilian"]', '2031-04-30', NULL, NULL, '', NULL, NULL, 'story:event:28', 'At least 12 villagers were killed');
INSERT INTO standings VALUES ('story:standing:131', 'foreign minister', 'holds', NULL, NULL, '', 'The minister, Ana Duré', '2031-04-30');
INSERT INTO precedents VALUES ('story:precedent:240', 'truce', 'A truce brokered by Ostmark', 'collapsed', '2029-01-01', '2029-12-31', 'in 2029', 'A truce brokered by Ostmark collapsed', '2029-01-01');
INSERT INTO runs VALUES (1, '2031-05-04T09:59:00Z', '2031-05-04T10:01:00Z', 2, 0, 0, 1);
INSERT INTO failures VALUES (1, 1, 'desk/torn.html', 'holds no text', 'save it again', '2031-05-04T10:00:00Z', NULL);
INSERT INTO corrections VALUES (1, 'accept', 'desk', '2031-05-05T08:00:00Z', '', NULL, NULL);
INSERT INTO correction_anchors VALUES (1, 0, 1, 'standing', 'The minister, Ana Duré', '
Ostmark offered to host talks between Norland and Sudria.

', ', said the shelling must end.

At least 12 villagers were ki', 131, '{"id":"story:standing:131","rule":"plain","confidence":0.8,"sentence":2,"also":[],"party":{"text":"Sudria''s foreign minister","start":0,"end":25,"actor":"sud.fm","name":"Ana Duré","country":"SUD","sector":"GOV","role":"foreign minister","why":null},"actor":{"text":"Sudria''s foreign minister","start":0,"end":25,"actor":"sud.fm","name":"Ana Duré","country":"SUD","sector":"GOV","role":"foreign minister","why":null},"role":"foreign minister","change":"holds","evidence":{"text":"The minister, Ana Duré","start":131,"end":153},"date":{"start":null,"end":null,"text":""}}', NULL, 'story:standing:131', 'applied');
INSERT INTO report_marks VALUES (2, NULL, 'amber', 'desk', '2031-05-05T08:00:00Z');
INSERT INTO situations VALUES (1, 'valley', NULL, NULL, '', 'desk', '2031-05-05T08:00:00Z');
INSERT INTO situation_parties VALUES (1, 0, 'Turkey');
INSERT INTO report_signatures VALUES (1, '5ad17a5232f3ef055707f742607c96101d1f57b54d0bf5c4c18a3d8c97632556', 44, X'3F00070300000000F4D6310A00000000A9C05D00000000004BF3F90400000000BDEA6307000000002C6FBC09000000002C73BC06000000007ECDCB0B000000008318A40A0000000062E3BC010000000096660A0100000000A7CA1B00000000007EE2F6070000000067E47A0900000000D515410200000000FD2A8000000000004E80BF0000000000EE23D30400000000ACEAC80800000000232C380E000000003DFD6D010000000004D64D0C00000000E2C3AF0C00000000B6726F01000000006C2246020000000012244E16000000007A1AD70400000000CE71421200000000A61931010000000093FC6109000000008C9A1403000000009EB17A0C000000008504E100000000000979C01700000000BDAEFD0500000000B213FC0000000000605AB90B000000006C213103000000008F43510300000000E9033D000000000061644303000000004917750C00000000D3CC1B020000000022B2CC030000000022BB1D0000000000576A5300000000002B00FD0200000000272D42000000000078927600000000007891E80200000000A61F471A00000000C59C8B0100000000E513C70600000000FF5D281600000000687CC102000000006B81A903000000009D46DB090000000085521B0400000000E365F10200000000E5DCBA02000000009E2E730A00000000F0DD670000000000FDCA2102000000009C7F110500000000A243B108000000003EC40E00000000004F0C3C05000000001F73670100000000A3FDB10400000000A7605403000000000C6E590000000000F8256C01000000008B4C6F0600000000AFD41901000000004CAD150100000000093E5C020000000060BE920600000000C972720D00000000DE054700000000007178220400000000D4E23709000000001699F40000000000BDDEB81200000000D3B0410600000000A894631300000000DC365D0B00000000B0B5E800000000008FC8B00000000000CA76480600000000F45A540300000000CE182505000000003328DE1300000000C446151600000000C79B150700000000C7F9B20400000000C983C105000000002C8AD504000000008000500600000000B1FCC11000000000971A860400000000DED2120000000000082C2F030000000009C9AB1A0000000066CAB501000000003A479002000000004109CA0A00000000BD9DCC1600000000A6EB5C060000000033E6CB0B0000000001EC3500000000001EE1B9030000000004639D0100000000C94D8C03000000009BBB7600000000005FCE6E1500000000F973B80A000000002425DC020000000039BB7E070000000046B46302000000005466200400000000D439F610000000002E2AAE0000000000DD47CF080000000034397302000000004A3A7300000000000D6EB500000000007B030801000000009388900700000000');
INSERT INTO report_signatures VALUES (2, 'f929782ade45ceac57baec820fc2dc781bf8729f490349ed60d88e0bb6bf05c8', 1, X'AC472C35000000000116B2540000000009739F4D00000000620DA17800000000988B1A1A00000000690BA0C700000000CA8FBA6B00000000B6A253230000000030D186120000000077D0FA3A00000000B1960B8B000000009FAA04CE0000000043180360000000007131D56B000000003CB6EA600000000007BE406F0000000038EF78FD000000003F25804700000000A091B4F5000000001AED86CC0000000050B271E6000000001B61E2C50000000093E72B3F0000000029E8B97200000000C8673BFC00000000F50B95A900000000BCEA12C300000000B80A8F5700000000C6DA2D94000000000C1C2EDE0000000099542EF30000000086CD2EEC00000000BB7113FD0000000020001DF700000000E5E974A200000000DBC722C3000000001D7B9C2000000000C41DAC9100000000669235D400000000481DDCAB000000000845CA16000000003438B4B20000000020B66A9300000000E5D70FDA00000000C2B940380000000030EB146300000000558369BF00000000AC48A69100000000268933A3000000000F6676AA000000001DB3E51E00000000D611CE0900000000482E58C400000000B86C624500000000DB50BA6B0000000026F65D0100000000EE10509C0000000082CA99D1000000007405DCAD0000000045344D10000000007EB237AB00000000FA32E650000000000AC757B700000000AE9A55A7000000007B991EC1000000003BD632CE00000000C4301FC5000000007AAC2199000000008B1181F600000000610F2E0800000000E5DD8CAC00000000AEDFB2B80000000050AB6C2300000000C2205C4D00000000AC6D1BD80000000032412F950000000059A970DE000000005186BFF900000000853C2F8700000000FEE88DEA0000000045E7A0340000000051F3C9EB00000000D05466EB000000001E5522800000000044CE952A00000000C3CA028300000000E129B822000000005C2D340E0000000025DD8E1500000000A996A84E00000000436A678800000000CC6D961A000000008D7FB4E2000000001760F45B000000003D885C0B000000001D466FB20000000032BAA107000000008113EA7500000000509D255A00000000F83D8D4500000000DF0EF9E2000000009A36B4C800000000911E59C600000000A443AD720000000017ACD23F000000002B294CCB00000000245AD49B00000000C7CE5838000000002DE3663500000000A632B9D700000000AB1E802F00000000D9EB6DA900000000596EF73B00000000C83669B20000000029EE772700000000B4917A8500000000E16821CC0000000054AB117E00000000F976BEE10000000077A29753000000008DF05A10000000001574C6B600000000D316A34400000000A1F73CC500000000FC29DB580000000042560CFF0000000071A4217B00000000F399546200000000');
INSERT INTO stories VALUES (1, 1, 'leads', 1.0);
INSERT INTO stories VALUES (2, 2, 'leads', 1.0);
INSERT INTO told_events VALUES ('story:event:28', 'story:event:28', 0);
INSERT INTO told_events VALUES ('story:event:90', 'story:event:90', 0);
PRAGMA user_version = 5;
