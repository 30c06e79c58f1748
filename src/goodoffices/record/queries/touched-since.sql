-- Which reports changed after this turn?
SELECT report FROM touched WHERE turn > :turn ORDER BY turn;
