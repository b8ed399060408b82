"""The encryption of a database: its key, what wraps it, and how a plain file becomes an encrypted one."""
