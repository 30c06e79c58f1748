"""Tests of the places room; a package, so that its modules may share names with other rooms'."""
