-- Whose conflict is it?
SELECT party FROM situation_parties WHERE situation = :situation ORDER BY position;
