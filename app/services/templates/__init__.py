"""An agency's templates: written, published, chosen, printed from, and printed from again.

`press` is the one place from which papers are printed; nobody else calls `render`.
"""
