"""Tests of the channels; a package, so that they share the made-up stories."""
