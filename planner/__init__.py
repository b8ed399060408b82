"""Domain values, rules, pathway search and documents of Parcours, without Qt, SQL or pandas."""
