"""The commands of `kg`, one module per group."""
