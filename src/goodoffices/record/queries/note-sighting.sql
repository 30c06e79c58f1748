-- Keeps where a report was met; the same place twice is one line.
INSERT INTO sightings (report, external_id, source, url, origin, first_read)
VALUES (:report, :external_id, :source, :url, :origin, :first_read)
ON CONFLICT DO NOTHING;
