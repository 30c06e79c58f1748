-- Under which key is the report of this id kept?
SELECT key FROM reports WHERE id = :id;
