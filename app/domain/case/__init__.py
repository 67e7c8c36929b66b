"""A case and what may happen to it: events, access, decisions, and the chain that seals them."""
