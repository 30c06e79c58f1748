"""Tests of the tempo."""
