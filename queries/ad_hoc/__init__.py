"""Queries that a user writes: read only, within a time limit."""
