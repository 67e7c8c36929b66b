"""What a supervisor weighs: which files can still be saved today, and what lies before them."""
