"""The frozen steps: one file per revision, never changed once released."""
