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
