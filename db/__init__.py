"""Keeping and exchanging: the store, its migrations, importers and packages."""
