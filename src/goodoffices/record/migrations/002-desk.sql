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
