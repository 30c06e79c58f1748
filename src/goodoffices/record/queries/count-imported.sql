-- How many events stand here by this file?
SELECT count(*) FROM imported_events AS e JOIN imports AS i ON i.key = e.import WHERE i.file = :file;
