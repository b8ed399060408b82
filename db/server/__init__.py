"""The office server: the same tables on PostgreSQL, each office behind a role of its own."""
