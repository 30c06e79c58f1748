-- Which reports does the record hold, and how much was found in each? Undated ones come last.
SELECT
  r.id,
  r.published,
  r.source,
  r.title,
  r.language,
  r.synthetic,
  r.origin,
  r.read_at,
  e.version AS engine,
  (SELECT count(*) FROM findings AS f WHERE f.report = r.key AND f.kind = 'event' AND f.verdict IS NOT 'rejected') AS events,
  (SELECT count(*) FROM findings AS f WHERE f.report = r.key AND f.kind = 'statement' AND f.verdict IS NOT 'rejected') AS statements,
  (SELECT count(*) FROM findings AS f WHERE f.report = r.key AND f.kind = 'toll' AND f.verdict IS NOT 'rejected') AS tolls,
  (SELECT count(*) FROM findings AS f WHERE f.report = r.key AND f.kind = 'standing' AND f.verdict IS NOT 'rejected') AS standings,
  (SELECT count(*) FROM findings AS f WHERE f.report = r.key AND f.kind = 'precedent' AND f.verdict IS NOT 'rejected') AS precedents
FROM reports AS r
JOIN engines AS e ON e.key = r.engine
WHERE
  (:since IS NULL OR r.published >= :since)
  AND (:until IS NULL OR r.published <= :until)
  AND (:source IS NULL OR r.source = :source)
  AND (:language IS NULL OR r.language = :language)
ORDER BY r.published IS NULL, r.published, r.id
LIMIT :limit;
