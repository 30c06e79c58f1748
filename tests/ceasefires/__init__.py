"""Tests of ceasefires."""
