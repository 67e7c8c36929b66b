"""Series of numbers as an office looks after them: where each stands, from where it goes on, and what a number tells."""
