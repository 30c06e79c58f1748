-- Marks as mended what could not be read before and now was, or the file it stands in.
UPDATE failures SET mended = :at WHERE mended IS NULL AND location IN (:origin, :file);
