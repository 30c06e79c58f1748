"""Charts: SVG drawn on the server from what the record's rooms answer; pure functions, text in and out."""
