-- Does the actor of this id of the registry play a part here?
SELECT EXISTS (SELECT 1 FROM parties WHERE actor = :word);
