"""Documents on paper: what a page says, and how it is drawn."""
