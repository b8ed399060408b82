"""Cells that are drawn, not only written."""
