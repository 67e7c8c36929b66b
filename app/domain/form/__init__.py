"""Forms of permit types and of steps: their fields, and raw answers read into typed values."""
