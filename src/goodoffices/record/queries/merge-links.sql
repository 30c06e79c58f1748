-- How is this event linked to others, by the machine?
SELECT one, other, score FROM event_links WHERE one = :event;
