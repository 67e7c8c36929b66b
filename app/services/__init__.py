"""What the office does: one use case, one function, one transaction. Knows no screen."""
