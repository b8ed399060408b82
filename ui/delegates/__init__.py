"""How cells are drawn."""
