"""`Graph` and vocabulary -> what the page holds, as plain data."""
