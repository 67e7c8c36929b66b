"""The SOP document (Permenpan-RB 35/2012): identity block, matrix with its flow chart, and what was read where.

Knows facts, paper and ink; nothing of cases, of the database or of who asks.
"""

from app.documents.sop.facts import Annexed, Exit, Identity, Paper, SopFacts, SopRow, Symbol
from app.documents.sop.printing import print_sop

__all__ = ["Annexed", "Exit", "Identity", "Paper", "SopFacts", "SopRow", "Symbol", "print_sop"]
