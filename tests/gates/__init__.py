"""The gates of keeping and sharing: seeded, counted, each with a broken variant that it must catch."""
