-- Does anybody of this sector here act for the country, or body, of this code?
SELECT EXISTS (SELECT 1 FROM parties WHERE country = :country AND sector = :sector);
