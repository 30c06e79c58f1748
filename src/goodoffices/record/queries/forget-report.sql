-- Removes a report, what people said of it alone, and what is known of the files it came from.
DELETE FROM corrections WHERE key IN (
  SELECT a.correction FROM correction_anchors AS a
  JOIN corrections AS c ON c.key = a.correction
  WHERE a.report = :report AND (
    c.act NOT IN ('merge', 'split')
    OR (SELECT count(*) FROM correction_anchors AS b
        WHERE b.correction = a.correction AND b.report <> :report) < 2
  )
);
DELETE FROM failures WHERE location IN (
  SELECT origin FROM sightings WHERE report = :report
  UNION ALL
  SELECT origin FROM reports WHERE key = :report
);
DELETE FROM reports WHERE key = :report;
