"""Giving a whole case out of the house: its documents, its history with the seals, and how to check both."""

from __future__ import annotations

from app.services.archive.export.packing import Exported, export_case
from app.services.archive.export.sinks import FolderSink, ZipSink

__all__ = ["Exported", "FolderSink", "ZipSink", "export_case"]
