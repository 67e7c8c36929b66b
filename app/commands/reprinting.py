"""The command that prints papers again from the archive, and says whether they are the same."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from app.documents import DocumentFault
from app.extensions import db
from app.gateways.storage import DamagedFile, UnknownFile
from app.services.templates.rechecking import reprint_all
from app.services.templates.reprinting import Reprinted, list_prints_named, reprint
from app.services.tools import EXTENSION

MOST_NAMED = 20


@click.command("reprint", short_help="Cetak ulang satu dokumen, atau semuanya, dari arsip.")
@click.argument("name", required=False)
@click.option("--all", "every", is_flag=True, help="Cetak ulang dan bandingkan semua dokumen.")
@click.option("--newest", type=click.IntRange(min=1), help="Hanya sebanyak ini yang terbaru.")
@click.option("--presses", type=click.IntRange(1, 16), default=2, help="Sekian proses sekaligus (bawaan: 2).")
@click.option(
    "--to",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tulis hasil cetak ulang (sebelum ditandatangani) ke berkas ini; yang sudah ada tidak ditimpa.",
)
@with_appcontext
def reprint_papers(
    name: str | None, file: Path | None, *, every: bool, newest: int | None, presses: int
) -> None:
    """Cetak ulang dokumen dengan nomor izin atau nomor id dokumen NAME dari templat dan fakta yang diarsipkan.

    Mengatakan apakah hasilnya sama, bita demi bita, dengan yang diarsipkan; berakhir dengan galat bila tidak.
    Dengan --all atau --newest tanpa NAME: banyak dokumen, beberapa sekaligus.
    """
    if every or newest is not None:
        _reprint_many(newest, presses)
        return
    if name is None:
        message = "Sebutkan nomor izin atau id dokumen, atau pakai --all."
        raise click.UsageError(message)
    _reprint_one(name, file)


def _reprint_many(newest: int | None, presses: int) -> None:
    count = 0
    lost: list[int] = []
    others: list[int] = []
    tools = current_app.extensions[EXTENSION]
    for one in reprint_all(db.session(), tools, newest=newest, presses=presses):
        count += 1
        if one.is_lost:
            lost.append(one.printed_id)
        elif not one.is_same:
            others.append(one.printed_id)
    click.echo(f"{count} dokumen dicetak ulang: {count - len(lost) - len(others)} sama, bita demi bita.")
    if lost:
        click.echo(
            f"Arsipnya tidak lengkap: {_listed(lost)}; periksa dengan flask office verify-files.", err=True
        )
    if others:
        click.echo(f"Hasilnya berbeda: {_listed(others)}; dokumen yang diarsipkan tetap berlaku.", err=True)
    if lost or others:
        raise SystemExit(1)


def _listed(ids: list[int]) -> str:
    more = f" dan {len(ids) - MOST_NAMED} lainnya" if len(ids) > MOST_NAMED else ""
    return ", ".join(map(str, ids[:MOST_NAMED])) + more


def _reprint_one(name: str, file: Path | None) -> None:
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
