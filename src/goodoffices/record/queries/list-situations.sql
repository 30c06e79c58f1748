-- Which views are saved?
SELECT key, name, since, until, note FROM situations ORDER BY name;
