"""Tests of the sources: every format is held to one contract, and to tests of its own."""
