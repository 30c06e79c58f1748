-- Which reports does this correction speak of?
SELECT DISTINCT report FROM correction_anchors WHERE correction = :key;
