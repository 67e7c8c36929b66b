"""The life of a permit after it was signed: renewed, copied, replaced, revoked, about to expire.

Import from the files beside this one. None of them knows how a permit comes about.
"""
