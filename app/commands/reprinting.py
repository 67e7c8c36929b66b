"""The command that prints a paper again from the archive, and says whether it is the same."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from app.documents import DocumentFault
from app.extensions import db
from app.gateways.storage import DamagedFile, UnknownFile
from app.services.templates.reprinting import Reprinted, list_prints_named, reprint
from app.services.tools import EXTENSION


@click.command("reprint", short_help="Cetak ulang satu dokumen dari arsip.")
@click.argument("name")
@click.option(
    "--to",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tulis hasil cetak ulang (sebelum ditandatangani) ke berkas ini; yang sudah ada tidak ditimpa.",
)
@with_appcontext
def reprint_one(name: str, file: Path | None) -> None:
    """Cetak ulang dokumen dengan nomor izin atau nomor id dokumen NAME dari templat dan fakta yang diarsipkan.

    Mengatakan apakah hasilnya sama, bita demi bita, dengan yang diarsipkan; berakhir dengan galat bila tidak.
    """
    found = list_prints_named(db.session(), name)
    if not found:
        message = f"Tidak ada catatan cetak untuk '{name}': tulislah nomor izin atau nomor id dokumennya."
        raise click.ClickException(message)
    again = _reprinted(found[0])
    if file is not None:
        _write(file, again.pdf)
    if again.is_same:
        click.echo(f"Sama, bita demi bita ({len(again.pdf)} bita sebelum ditandatangani).")
        return
    message = "Hasil cetak ulang berbeda dari arsip; dokumen yang diarsipkan tetap berlaku."
    if again.typesetter != again.typesetter_now:
        message += f" Dicetak dengan {again.typesetter}, sekarang {again.typesetter_now}."
    raise click.ClickException(message)


def _reprinted(printed_id: int) -> Reprinted:
    try:
        return reprint(db.session(), current_app.extensions[EXTENSION], printed_id)
    except (UnknownFile, DamagedFile) as lost:
        message = f"Arsip tidak lengkap ({lost}); periksa dengan flask office verify-files."
        raise click.ClickException(message) from None
    except DocumentFault as fault:
        raise click.ClickException(f"Tidak dapat dicetak ulang: {fault}") from None


def _write(file: Path, pdf: bytes) -> None:
    try:
        with file.open("xb") as out:
            out.write(pdf)
    except FileExistsError:
        raise click.ClickException(f"{file} sudah ada; tidak ada yang ditimpa.") from None
