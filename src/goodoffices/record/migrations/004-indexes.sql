-- Lays indexes that hold all a question tests before it looks a finding up: its kind and id, an event's type and status.

DROP INDEX findings_sentence;
CREATE INDEX findings_sentence ON findings (report, sentence, kind, id);

DROP INDEX events_day;
CREATE INDEX events_day ON events (day, type, status);

CREATE INDEX findings_place ON findings (id, report, sentence);
