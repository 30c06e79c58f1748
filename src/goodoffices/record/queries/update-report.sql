-- Puts what a new reading says of a report in the place of what the old one said; its id stays.
UPDATE reports SET
  content = :content,
  title = :title,
  subtitle = :subtitle,
  byline = :byline,
  dateline = :dateline,
  published = :published,
  source = :source,
  url = :url,
  language = :language,
  synthetic = :synthetic,
  origin = :origin,
  read_at = :read_at,
  engine = :engine,
  coded = :coded,
  found = :found
WHERE key = :key;
