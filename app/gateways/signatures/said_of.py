"""What a PDF says of itself (title, author, subject), as it was signed and as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

MOVING = frozenset({"ModDate", "ModifyDate", "MetadataDate", "Producer"})
"""What a program that appends to a file writes of itself and its day."""


def says_the_same(signature: EmbeddedPdfSignature) -> bool:
    """Whether title, author and the rest are still those that were signed, in both places where a PDF keeps them."""
    reader = signature.reader
    signed = reader.get_historical_resolver(signature.signed_revision)
    now = reader.get_historical_resolver(reader.xrefs.total_revisions - 1)
    return _entries(now) == _entries(signed) and _metadata(now) == _metadata(signed)


def _entries(document: Any) -> dict[str, str]:
    """Give the document information dictionary without what moves."""
    place = document.trailer_view.get_value_as_reference("/Info", optional=True)
    entries = {} if place is None else document.get_object(place)
    return {key: str(entries[key]) for key in entries if key.lstrip("/") not in MOVING}


def _metadata(document: Any) -> bytes:
    """Give the XMP metadata in canonical form without what moves."""
    from lxml import etree

    if "/Metadata" not in document.root:
        return b""
    stream = document.get_object(document.root.get_value_as_reference("/Metadata"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)
    tree = etree.fromstring(stream.data, parser=parser)
    for element in list(tree.iter(etree.Element)):
        for name in [name for name in element.attrib if etree.QName(name).localname in MOVING]:
            del element.attrib[name]
        if etree.QName(element).localname in MOVING:
            element.getparent().remove(element)
    return bytes(etree.tostring(tree, method="c14n"))
