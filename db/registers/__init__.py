"""The registers that the law asks of an office: kept in its own database, never merged or exported."""
