"""Exchange between offices: databases exported as sealed and signed files, and merged record by record."""
