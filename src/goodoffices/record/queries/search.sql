-- Which sentences and headlines hold these words? Best match first.
SELECT
  r.id AS report,
  s.number AS sentence,
  snippet(sentence_words, 0, :before, :after, '…', 48) AS snippet,
  r.published,
  r.source,
  r.title,
  r.synthetic
FROM sentence_words
JOIN sentences AS s ON s.key = sentence_words.rowid
JOIN reports AS r ON r.key = s.report
WHERE sentence_words MATCH :words
ORDER BY sentence_words.rank, s.key
LIMIT :limit;
