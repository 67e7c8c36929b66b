"""What is on file: the tables and the queries on them. Never commits, never decides."""
