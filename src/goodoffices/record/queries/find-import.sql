-- Was this very file taken in?
SELECT file, at FROM imports WHERE sha256 = :sha256;
