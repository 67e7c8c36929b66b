"""Where an export goes: a folder that appears whole or not at all, or an archive in one file."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

UNFINISHED = ".belum-selesai"


class Sink(Protocol):
    """Takes files by their path, with `/` between its parts, one after the other."""

    def add(self, path: str, pieces: Iterable[bytes]) -> None:
        """Take in one file, piece by piece."""


class FolderSink:
    """Files in a folder."""

    def __init__(self, folder: Path) -> None:
        """Write below a folder that is there."""
        self._folder = folder

    @classmethod
    @contextmanager
    def opened(cls, folder: Path) -> Iterator[FolderSink]:
        """Make a folder that bears its name only once it is complete; `FileExistsError` where it is there already."""
        if folder.exists():
            raise FileExistsError(folder)
        draft = folder.with_name(folder.name + UNFINISHED)
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700, parents=True)
        try:
            yield cls(draft)
            draft.rename(folder)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise

    def add(self, path: str, pieces: Iterable[bytes]) -> None:
        """Write one file."""
        place = self._folder / path
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with place.open("xb") as out:
            out.writelines(pieces)


class ZipSink:
    """Files in one archive, all below a folder of the case's name."""

    def __init__(self, archive: ZipFile, folder: str, at: datetime) -> None:
        """Write into an archive that is open; `at` is the time that its files bear."""
        self._archive, self._folder, self._at = archive, folder, at

    @classmethod
    @contextmanager
    def opened(cls, out: IO[bytes], folder: str, at: datetime) -> Iterator[ZipSink]:
        """Begin an archive in a stream, and end it."""
        with ZipFile(out, "w") as archive:
            yield cls(archive, folder, at)

    def add(self, path: str, pieces: Iterable[bytes]) -> None:
        """Write one file; what is text is packed, pictures and PDFs are dense as they are."""
        entry = ZipInfo(f"{self._folder}/{path}", self._at.timetuple()[:6])
        entry.external_attr = 0o600 << 16
        if path.endswith((".json", ".jsonl", ".html", ".txt")):
            entry.compress_type = ZIP_DEFLATED
        with self._archive.open(entry, "w", force_zip64=True) as file:
            for piece in pieces:
                file.write(piece)
