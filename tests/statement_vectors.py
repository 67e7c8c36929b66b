"""Statements as they were once written, which every later release must write and read the same: papers carry them.

Never changed; a new version of the layout adds one of its own.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.proof.short_codes import short_code_of
from app.domain.proof.statements import Covers, Sort, Statement

SIGNATURE = b"s" * 64

PERMIT = Statement(
    covers=Covers.CONTENT,
    key_id="00ff00ff",
    valid_from=date(2026, 11, 23),
    valid_until=date(2031, 11, 22),
    short_code=short_code_of("token-of-anto"),
    sha256="ab" * 32,
    number="500.16.7.2/0001/GENSET/DPMPTSP/XI/2026",
    title="Izin Instalasi Genset",
    holder="A*** W***",
    agency="DPMPTSP Kabupaten Rokan Hilir",
)
LETTER = replace(
    PERMIT,
    sort=Sort.LETTER,
    valid_until=None,
    number="001/TOLAK/DPMPTSP/XI/2026",
    title="Penolakan Izin Instalasi Genset",
)

VERSION_1 = (
    "AEAAB7YA74TF6LMAAFBRDXXNLTCKXK5LVOV2XK5LVOV2XK5LVOV2XK5LVOV2XK5LVOV2XK5LVOV2XKZGGUYDALRRGYXDOLRSF4YD"
    "AMBRF5DUKTSTIVKC6RCQJVIFIU2QF5MESLZSGAZDMFKJPJUW4ICJNZZXIYLMMFZWSICHMVXHGZLUBFASUKRKEBLSUKRKDVCFATKQ"
    "KRJVAICLMFRHK4DBORSW4ICSN5VWC3RAJBUWY2LSONZXG43TONZXG43TONZXG43TONZXG43TONZXG43TONZXG43TONZXG43TONZX"
    "G43TONZXG43TONZXG43TONZXG43TONZXG43TONZXG4Y"
)
"""`PERMIT`, as releases wrote it before there were letters."""

VERSION_2 = (
    "AIAACAH7AD7SMXYBIMI553K4YSV2XK5LVOV2XK5LVOV2XK5LVOV2XK5LVOV2XK5LVOV2XK5LVOV2WGJQGAYS6VCPJRAUWL2EKBGV"
    "AVCTKAXVQSJPGIYDENQ7KBSW433MMFVWC3RAJF5GS3RAJFXHG5DBNRQXG2JAI5SW443FOQEUCKRKFIQFOKRKFIOUIUCNKBKFGUBA"
    "JNQWE5LQMF2GK3RAKJXWWYLOEBEGS3DJOJZXG43TONZXG43TONZXG43TONZXG43TONZXG43TONZXG43TONZXG43TONZXG43TONZX"
    "G43TONZXG43TONZXG43TONZXG43TONZXG43T"
)
"""`LETTER`."""
