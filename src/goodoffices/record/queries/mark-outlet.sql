-- Marks an outlet.
INSERT INTO outlet_marks (source, reliability, handling, "by", at)
VALUES (:source, :reliability, :handling, :by, :at);
