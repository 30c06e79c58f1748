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
