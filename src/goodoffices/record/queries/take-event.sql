-- Takes an event of another data set in, once.
INSERT INTO imported_events (
  import, dataset, external_id, line, day, source, source_country, source_sectors, target,
  target_country, target_sectors, type, mode, cameo, intensity, place, place_country, lat, lon,
  publisher, text
) VALUES (
  :import, :dataset, :external_id, :line, :day, :source, :source_country, :source_sectors, :target,
  :target_country, :target_sectors, :type, :mode, :cameo, :intensity, :place, :place_country, :lat,
  :lon, :publisher, :text
)
ON CONFLICT DO NOTHING;
