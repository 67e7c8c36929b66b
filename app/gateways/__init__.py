"""The world outside the office: one folder a kind, one file a provider."""
