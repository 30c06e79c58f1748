-- How much was read of this period and outlet, by outlet, language or week?
SELECT
  CASE :by
    WHEN 'outlet' THEN source
    WHEN 'language' THEN language
    WHEN 'week' THEN date(published, 'weekday 0', '-6 days')
  END AS name,
  count(*) AS reports,
  count(*) FILTER (WHERE NOT coded) AS not_coded,
  count(*) FILTER (WHERE coded AND found = 0) AS without_findings
FROM reports
WHERE
  (:since IS NULL OR published >= :since)
  AND (:until IS NULL OR published <= :until)
  AND (:outlet IS NULL OR source = :outlet)
  AND key NOT IN (SELECT value FROM json_each(:without))
GROUP BY 1
ORDER BY 1;
