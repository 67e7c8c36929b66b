"""What proves a document without its office: compact signed statements, codes typed by hand, the list of revocations.

Knows bytes and dates; must not know keys in their files, rows, pages or the clock.
"""
