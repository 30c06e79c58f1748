"""What is told of who did what to whom."""
