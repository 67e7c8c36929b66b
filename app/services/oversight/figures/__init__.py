"""The figures of the SLA dashboard, each read from cells added up beforehand; none reads a case, a task or an event."""
