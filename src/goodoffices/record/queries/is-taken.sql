-- Does a report go by this id already?
SELECT EXISTS (SELECT 1 FROM reports WHERE id = :id);
