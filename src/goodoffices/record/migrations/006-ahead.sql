-- Lays an index of events told before their day: who asks for a day finds what was announced for it.

CREATE INDEX events_ahead ON events (ifnull(date_start, date_end))
WHERE ifnull(date_start, date_end) > day;
