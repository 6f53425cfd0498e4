"""Ad-hoc queries: written by a user, read-only, with a time limit."""
