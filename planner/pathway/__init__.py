"""The pathway engine: exact, proven, explained."""
