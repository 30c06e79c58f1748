-- Which events of imported data sets are asked for, by the names these give?
SELECT
  e.dataset || ':' || e.external_id AS event, e.dataset, i.file, e.line, e.day,
  e.source, e.source_country, e.target, e.target_country, e.type, e.mode, e.cameo, e.intensity,
  e.place, e.place_country, e.lat, e.lon, e.publisher, e.text
FROM imported_events AS e
JOIN imports AS i ON i.key = e.import
WHERE
  (:since IS NULL OR e.day >= :since)
  AND (:until IS NULL OR e.day <= :until)
  AND (:types IS NULL OR e.type IN (SELECT value FROM json_each(:types)))
  AND (:one IS NULL OR (
    (e.source = :one COLLATE NOCASE OR e.source_country = :one)
    AND (e.target = :other COLLATE NOCASE OR e.target_country = :other)
  ) OR (
    (e.source = :other COLLATE NOCASE OR e.source_country = :other)
    AND (e.target = :one COLLATE NOCASE OR e.target_country = :one)
  ))
  AND (:by IS NULL OR e.source = :by COLLATE NOCASE OR e.source_country = :by)
  AND (:to IS NULL OR e.target = :to COLLATE NOCASE OR e.target_country = :to)
  AND (:party IS NULL OR e.source = :party COLLATE NOCASE OR e.source_country = :party
    OR e.target = :party COLLATE NOCASE OR e.target_country = :party)
ORDER BY e.day DESC, e.key DESC
LIMIT :limit;
