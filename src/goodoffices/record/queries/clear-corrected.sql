-- Takes off what stood in this report by a person's word alone.
DELETE FROM findings WHERE report = :report AND position >= 1000000;
