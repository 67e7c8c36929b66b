"""A permit after it was signed: how long it holds, whether it holds today, what may take its place."""
