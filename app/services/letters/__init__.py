"""Letters of a case under a signature: asked for by a step, numbered at once, signed at the desk or by hand.

A letter moves no case. Import from the files beside this one; which kinds there are stands in `registry`.
"""
