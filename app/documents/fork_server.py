"""What the fork server imports, to be warm: whatever is forked from it has its typefaces and libraries already.

It has also set the program's own letters once, so that their style, parts and lengths are known. Nothing that an
agency wrote comes near the fork server itself. To be imported by nobody else: importing it prints.
"""

from __future__ import annotations

import gc
import logging

# What checks a stranger's copy: it would cost most of the little work that such a copy may make.
import pyhanko.sign.diff_analysis
import pyhanko.sign.validation  # noqa: F401

from app.documents.archived_facts import read_facts, write_facts
from app.documents.bundles import shipped_bundle
from app.documents.kinds import DocumentKind
from app.documents.pdf import prepare
from app.documents.rendering import print_bundle
from app.documents.samples import sample_facts

LETTERS = (DocumentKind.RECEIPT, DocumentKind.COVER_LETTER, DocumentKind.DECREE, DocumentKind.PERMIT)

prepare()
for kind in LETTERS:
    try:
        print_bundle(shipped_bundle(kind, ""), read_facts(write_facts(sample_facts(kind))))
    except Exception:  # a cold press prints all the same, and whoever prints this letter is told
        logging.getLogger(__name__).exception("a letter of the program does not print")
gc.freeze()
