-- Where is it?
SELECT place FROM situation_places WHERE situation = :situation ORDER BY position;
