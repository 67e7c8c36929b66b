"""A ReportLab canvas whose pages leave memory as they are finished: the only file that knows ReportLab's inside.

ReportLab keeps every page until the end and then the whole file twice. Here the drawing of a page is written out as
soon as the page is shown, and the rest object by object; what stays is a small entry for each page.
"""

from __future__ import annotations

from typing import Any, BinaryIO

from app.documents.pages import LANGUAGE, About
from app.documents.pdf import dated, prepare

VERSION = (1, 4)
HEAD = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"


class StreamedCanvas:
    """Draw on `canvas`; call `end_page` after each page and `end` once. The same drawing gives the same bytes."""

    def __init__(self, out: BinaryIO, about: About, sides: tuple[float, float]) -> None:
        """Begin the file; `sides` are the paper's in points."""
        from reportlab.pdfgen.canvas import Canvas

        prepare()
        self._out, self._made_on = out, about.made_on
        self.canvas: Any = Canvas(
            out,
            pagesize=sides,
            pdfVersion=VERSION,
            pageCompression=1,
            initialFontName="Letter",
            lang=LANGUAGE,
        )
        self.canvas.setTitle(about.title)
        self.canvas.setAuthor(about.author)
        self.canvas.setSubject(about.subject)
        self.canvas.setCreator("Satu Pintu")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self._document = self.canvas._doc  # noqa: SLF001 -- there is no public way to its objects
        self._document.format = self._write_rest
        self._position = 0
        self._write(HEAD)

    def end_page(self) -> None:
        """Show the page and write its drawing out; only its entry in the list of pages stays."""
        from reportlab.pdfbase.pdfdoc import PDFStream, PDFZCompress

        self.canvas.showPage()
        page = self._document.Pages.pages[-1]
        drawing = PDFStream(content=page.stream, filters=[PDFZCompress])
        page.Contents, page.stream = self._document.Reference(drawing), None
        self._write_object(drawing.__InternalName__)

    def end(self) -> None:
        """Write what is left: pages, typefaces with the shapes that were used, pictures, the table of objects."""
        # Reaches `_write_rest` after ReportLab has settled its typefaces.
        self.canvas.save()

    def _write_rest(self) -> bytes:
        from reportlab.pdfbase.pdfdoc import PDFTrailer

        document = self._document
        document.encrypt.prepare(document)
        number = 1
        while number in document.numberToId:
            # Objects may bring others with them, which are numbered after them.
            if document.idToOffset.get(document.numberToId[number]) is None:
                self._write_object(document.numberToId[number])
            number += 1
        start = self._position
        self._write(self._table(number))
        trailer = PDFTrailer(
            startxref=start,
            Size=number,
            Root=document.Reference(document.Catalog),
            Info=document.Reference(document.info),
            ID=document.ID(),
        )
        self._write(trailer.format(document))
        return b""

    def _write_object(self, name: str) -> None:
        from reportlab.pdfbase.pdfdoc import PDFIndirectObject, PDFStream

        document = self._document
        kept = document.idToObject[name]
        document.idToOffset[name] = self._position
        content = PDFIndirectObject(name, kept).format(document)
        self._write(content if isinstance(kept, PDFStream) else dated(content, self._made_on))
        if isinstance(kept, PDFStream):
            document.idToObject[name] = None

    def _table(self, size: int) -> bytes:
        offsets = (self._document.idToOffset[self._document.numberToId[number]] for number in range(1, size))
        entries = (b"0000000000 65535 f \n", *(b"%010d 00000 n \n" % offset for offset in offsets))
        return b"xref\n0 %d\n%b" % (size, b"".join(entries))

    def _write(self, content: bytes) -> None:
        self._out.write(content)
        self._position += len(content)
