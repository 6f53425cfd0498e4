"""Records + vocabulary -> `Graph`, or every problem at once."""
