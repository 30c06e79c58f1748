-- How many reports came in under this id?
SELECT count(*) FROM reports WHERE external_id = :external_id;
