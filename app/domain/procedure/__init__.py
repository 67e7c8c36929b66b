"""Procedures as the office wrote them: reading them from data, and whether they are sound before they are published."""
