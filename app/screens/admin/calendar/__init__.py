"""The calendar's own pages: its year, what its draft would move, putting it in force, its versions."""
