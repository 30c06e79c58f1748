"""How well stories are read: every development set scored, in its read and its unread part."""
