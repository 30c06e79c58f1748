-- Under which key is this engine kept?
SELECT key FROM engines
WHERE version = :version AND lexicon = :lexicon AND actors = :actors AND places = :places;
