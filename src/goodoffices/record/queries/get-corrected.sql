-- Which findings of this report stand by a person's word?
SELECT id, kind FROM findings WHERE report = :report AND verdict IS NOT NULL;
