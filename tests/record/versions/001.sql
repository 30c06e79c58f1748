-- A record as goodoffices 0.1.0 wrote it, at schema 1: two reports, one of them not coded, and a failure.
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
INSERT INTO engines VALUES (1, '0.1.0', 'lex-a', 'act-a', 'pla-a');
INSERT INTO reports VALUES (1, 'story', 'story', '5f46a49cd204df70e7923554dc27e622910fa272ea3046ce9ba1c329559f6acd', 'Sudria and Norland talk again', NULL, 'By A. Writer', 'PORT VELL', '2031-04-30', 'The Vell Courier', NULL, 'en', 1, 'desk/story.txt', '2031-05-04T10:00:00Z', 1);
INSERT INTO reports VALUES (2, 'other', 'other', '1264882d3a1f83938926764c54a5da74679a72733a5dd0015b5bd5f0e906aa1e', 'Pluie', NULL, 'By A. Writer', 'PORT VELL', '2031-04-30', 'The Vell Courier', NULL, 'fr', 1, 'desk/other.txt', '2031-05-04T10:00:00Z', 1);
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
INSERT INTO findings VALUES ('story:event:28', 1, 'event', 0, 0, 'consult.plain', 0.9, 26, 29, '{"id":"story:event:28","rule":"consult.plain","confidence":0.9,"sentence":0,"also":[],"type":"CONSULT","trigger":{"text":"met","start":26,"end":29},"mode":"visit","contexts":["diplomatic"],"cameo":"042","quad":"verbal-cooperation","score":2.5,"actors":[{"text":"Sudria''s foreign minister","start":0,"end":25,"actor":"sud.fm","name":"Ana Duré","country":"SUD","sector":"GOV","role":"foreign minister","why":null}],"recipients":[{"text":"Norland''s envoy","start":30,"end":45,"actor":null,"name":"Norland","country":"NOR","sector":"GOV","role":null,"why":null}],"host":null,"status":"actual","time":"past","historical":false,"date":{"start":"2031-04-29","end":"2031-04-29","text":"on Tuesday"},"place":{"text":"Port Vell","name":"Port Vell","country":"SUD","lat":12.5,"lon":-3.0,"precision":"place"},"according_to":null}');
INSERT INTO findings VALUES ('story:event:90', 1, 'event', 1, 1, 'agree.plain', 0.9, 80, 101, '{"id":"story:event:90","rule":"agree.plain","confidence":0.9,"sentence":1,"also":[],"type":"AGREE","trigger":{"text":"offered to host talks","start":80,"end":101},"mode":null,"contexts":[],"cameo":"039","quad":"verbal-cooperation","score":2.5,"actors":[{"text":"Ostmark","start":72,"end":79,"actor":null,"name":"Ostmark","country":"OST","sector":"GOV","role":null,"why":null}],"recipients":[{"text":"Norland and","start":110,"end":121,"actor":null,"name":"Norland","country":"NOR","sector":null,"role":null,"why":null},{"text":"Sudria.","start":122,"end":129,"actor":null,"name":"Sudria","country":"SUD","sector":null,"role":null,"why":null}],"host":{"text":"Ostmark","start":72,"end":79,"actor":null,"name":"Ostmark","country":"OST","sector":"GOV","role":null,"why":null},"status":"offered","time":"past","historical":false,"date":{"start":null,"end":null,"text":""},"place":null,"according_to":null}');
INSERT INTO findings VALUES ('story:statement:130', 1, 'statement', 0, 2, 'plain', 0.8, 160, 181, '{"id":"story:statement:130","rule":"plain","confidence":0.8,"sentence":2,"also":[],"content":[{"text":"the shelling must end","start":160,"end":181}],"direct":false,"speaker":{"text":"Sudria''s foreign minister","start":0,"end":25,"actor":"sud.fm","name":"Ana Duré","country":"SUD","sector":"GOV","role":"foreign minister","why":null},"cue":{"text":"said","start":155,"end":159},"addressees":[],"stance":"demands"}');
INSERT INTO findings VALUES ('story:toll:180', 1, 'toll', 0, 3, 'plain', 0.8, 184, 217, '{"id":"story:toll:180","rule":"plain","confidence":0.8,"sentence":3,"also":[],"kind":"killed","evidence":{"text":"At least 12 villagers were killed","start":184,"end":217},"victims":{"text":"12 villagers","start":193,"end":205},"low":12,"high":null,"qualifier":"at least","cumulative":false,"traits":["civilian"],"by":[],"according_to":{"text":"the Red Lantern clinic","start":219,"end":241,"actor":null,"name":"Red Lantern","country":null,"sector":"MED","role":null,"why":null},"date":{"start":null,"end":null,"text":""},"place":null,"incident":"story:event:28"}');
INSERT INTO findings VALUES ('story:standing:131', 1, 'standing', 0, 2, 'plain', 0.8, 131, 153, '{"id":"story:standing:131","rule":"plain","confidence":0.8,"sentence":2,"also":[],"party":{"text":"Sudria''s foreign minister","start":0,"end":25,"actor":"sud.fm","name":"Ana Duré","country":"SUD","sector":"GOV","role":"foreign minister","why":null},"actor":{"text":"Sudria''s foreign minister","start":0,"end":25,"actor":"sud.fm","name":"Ana Duré","country":"SUD","sector":"GOV","role":"foreign minister","why":null},"role":"foreign minister","change":"holds","evidence":{"text":"The minister, Ana Duré","start":131,"end":153},"date":{"start":null,"end":null,"text":""}}');
INSERT INTO findings VALUES ('story:precedent:240', 1, 'precedent', 0, 4, 'plain', 0.8, 249, 286, '{"id":"story:precedent:240","rule":"plain","confidence":0.8,"sentence":4,"also":[],"what":{"text":"A truce brokered by Ostmark","start":249,"end":276},"kind":"truce","evidence":{"text":"A truce brokered by Ostmark collapsed","start":249,"end":286},"date":{"start":"2029-01-01","end":"2029-12-31","text":"in 2029"},"brokers":[{"text":"Ostmark","start":72,"end":79,"actor":null,"name":"Ostmark","country":"OST","sector":"GOV","role":null,"why":null}],"parties":[],"outcome":"collapsed"}');
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
INSERT INTO statements VALUES ('story:statement:130', 0, 'demands', 'said', 'the shelling must end');
INSERT INTO tolls VALUES ('story:toll:180', 'killed', 12, NULL, 'at least', 0, '12 villagers', '["civilian"]', '2031-04-30', NULL, NULL, '', NULL, NULL, 'story:event:28', 'At least 12 villagers were killed');
INSERT INTO standings VALUES ('story:standing:131', 'foreign minister', 'holds', NULL, NULL, '', 'The minister, Ana Duré');
INSERT INTO precedents VALUES ('story:precedent:240', 'truce', 'A truce brokered by Ostmark', 'collapsed', '2029-01-01', '2029-12-31', 'in 2029', 'A truce brokered by Ostmark collapsed');
INSERT INTO runs VALUES (1, '2031-05-04T09:59:00Z', '2031-05-04T10:01:00Z', 2, 0, 0, 1);
INSERT INTO failures VALUES (1, 1, 'desk/torn.html', 'holds no text', 'save it again', '2031-05-04T10:00:00Z', NULL);
PRAGMA user_version = 1;
