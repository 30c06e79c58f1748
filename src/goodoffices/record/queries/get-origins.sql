-- Where did this report come from?
SELECT origin FROM sightings WHERE report = :report
UNION
SELECT url FROM sightings WHERE report = :report AND url IS NOT NULL
UNION
SELECT origin FROM reports WHERE key = :report
ORDER BY 1;
