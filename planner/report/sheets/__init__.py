"""The documents beside the action plan, made of the same blocks."""
