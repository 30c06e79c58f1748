-- Keeps how many events a file gave.
UPDATE imports SET taken = :taken, known = :known, refused = :refused WHERE key = :key;
