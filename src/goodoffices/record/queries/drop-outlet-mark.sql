-- Takes an outlet's mark off.
DELETE FROM outlet_marks WHERE source = :source;
