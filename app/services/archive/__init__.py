"""The archive: reading every kept file back, and giving a whole case out of the house."""
