"""The office's time: hours and days off, the calendar that counts them, the clocks that run on it and their ledger."""
