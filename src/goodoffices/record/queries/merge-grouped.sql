-- Which of these events were merged before?
SELECT g.event FROM json_each(:events) AS d CROSS JOIN told_events AS g ON g.event = d.value;
