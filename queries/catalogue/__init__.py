"""Question files -> the catalogue of `Question`s, each complete and consistent before it can be asked."""
