-- Is any report here a made-up example?
SELECT EXISTS (SELECT 1 FROM reports WHERE synthetic);
