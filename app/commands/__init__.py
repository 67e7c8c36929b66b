"""What the operator does at the command line: `flask office …` and the start of the whole office."""
