"""Tests of the actor registry and of who is meant in a story."""
