-- Where does each sentence of this report stand in its text?
SELECT start, "end" FROM sentences WHERE report = :report AND number IS NOT NULL ORDER BY number;
