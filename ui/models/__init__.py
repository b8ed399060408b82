"""Table models: a table is a list of columns."""
