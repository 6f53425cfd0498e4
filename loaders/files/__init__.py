"""Files -> records: YAML read fast where that is safe and exactly where it is not, and cached between runs."""
