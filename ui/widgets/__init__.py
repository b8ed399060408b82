"""Small parts of a page, used by more than one."""
