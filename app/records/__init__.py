"""What is on file: the tables and the queries on them. Never commits, never decides."""

# Whichever table a program imports first, the names of constraints are settled before it is declared.
import app.extensions  # noqa: F401
