"""What the office hands out: receipts and permits, from a case to signed and archived bytes."""
