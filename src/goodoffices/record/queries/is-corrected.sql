-- Did a person's word change anything in this report?
SELECT EXISTS (SELECT 1 FROM findings WHERE report = :report AND verdict IS NOT NULL);
