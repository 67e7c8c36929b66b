"""What runs by the clock: triggers that call services, in a process of their own."""
