-- What is known of this correction?
SELECT key, undone_at FROM corrections WHERE key = :key;
