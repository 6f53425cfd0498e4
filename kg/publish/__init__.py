"""What leaves the project as files, each for an audience."""
