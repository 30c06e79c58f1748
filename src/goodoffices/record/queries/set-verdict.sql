-- Keeps what a person made of a finding; null where nobody judges it any more.
UPDATE findings SET verdict = :verdict, edited = :edited WHERE id = :id;
