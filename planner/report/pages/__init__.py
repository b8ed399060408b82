"""What each page of the action plan says."""
