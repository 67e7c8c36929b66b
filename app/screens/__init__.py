"""What people see: each screen shows, asks, calls one service and says what happened."""
