"""The catalogue in the database: published rows, the office's edits over them, and every version."""

from db.catalogue.store import CatalogueStore
from db.catalogue.versions import CatalogueVersion, Counts

__all__ = ["CatalogueStore", "CatalogueVersion", "Counts"]
