-- Keeps which finding a person's word stands on now, and how.
UPDATE correction_anchors SET state = :state, finding = :finding
WHERE correction = :correction AND position = :position;
