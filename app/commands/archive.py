"""The commands of the archive: reading every kept file back, and giving a case out as a folder."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from app.extensions import db
from app.gateways.storage import Damage
from app.services.archive.checking import FileCheck, FileFault, check_files
from app.services.archive.export import Exported, FolderSink, export_case
from app.services.archive.export.names import case_name
from app.services.archive.export.numbers import CaseByNumber, list_by_number
from app.services.archive.unnamed import list_unnamed
from app.services.clock import moment
from app.services.tools import EXTENSION, Tools

WORDS = {
    Damage.MISSING: "tidak ada di penyimpanan",
    Damage.CHANGED: "isinya bukan lagi yang disimpan",
    Damage.UNREADABLE: "tidak dapat dibaca",
}


@click.command("verify-files", short_help="Periksa setiap berkas yang tersimpan.")
@click.option("--sample", type=click.IntRange(1), help="Periksa sekian berkas saja, dipilih secara acak.")
@click.option(
    "--unnamed", is_flag=True, help="Sebutkan juga berkas tersimpan yang tidak disebut baris mana pun."
)
@with_appcontext
def verify_files(sample: int | None, *, unnamed: bool) -> None:
    """Baca kembali setiap berkas yang dicatat, dan bandingkan dengan sidik jarinya; berakhir dengan galat bila ada yang salah.

    Hasilnya dicatat, dan admin instansi yang berkasnya bermasalah diberi tahu. Tidak ada yang diubah atau dihapus.
    """
    store = _tools().store
    check = check_files(
        db.session(),
        store,
        lambda: moment(current_app.config),
        sample=sample,
        start="" if sample is None else secrets.token_hex(32),
        on_fault=_tell,
    )
    if unnamed:
        _tell_unnamed()
    if not check.is_whole:
        raise click.ClickException(_verdict(check))
    click.echo(f"{check.files} berkas diperiksa ({check.bytes_read} bita), semuanya utuh.")


@click.command("export-case", short_help="Keluarkan satu berkas untuk arsip.")
@click.argument("number")
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder tempat folder berkas itu dibuat.",
)
@click.option(
    "--agency", "agency_key", help="Instansinya (kuncinya, misalnya rohil), bila nomornya ada di beberapa."
)
@with_appcontext
def export_one_case(number: str, folder: Path, agency_key: str | None) -> None:
    """Tulis dokumen, peristiwa, dan sidik jari berkas bernomor NUMBER ke sebuah folder baru.

    Identitas pemohon ditulis utuh. Berakhir dengan galat bila ada dokumen yang hilang atau berubah; sisanya tetap ditulis.
    """
    case = _one_case(number, agency_key)
    place = folder / case_name(case.number)
    at = moment(current_app.config)
    try:
        with FolderSink.opened(place) as sink:
            done = export_case(db.session(), _tools().store, case.id, sink, reader=None, at=at)
    except FileExistsError:
        message = f"Folder {place} sudah ada; pindahkan dahulu, tidak ada yang ditimpa."
        raise click.ClickException(message) from None
    click.echo(f"Berkas {done.number} ditulis ke {place}: {done.documents} dokumen.")
    _refuse_faults(done)


def _one_case(number: str, agency_key: str | None) -> CaseByNumber:
    found = list_by_number(db.session(), number, agency_key)
    if not found:
        message = f"Tidak ada berkas bernomor '{number}'; tulislah seperti pada buku registrasi."
        raise click.ClickException(message)
    if len(found) > 1:
        agencies = ", ".join(one.agency_key for one in found)
        message = f"Nomor '{number}' ada di beberapa instansi; tambahkan --agency dengan salah satu dari: {agencies}."
        raise click.ClickException(message)
    return found[0]


def _refuse_faults(done: Exported) -> None:
    faults = [*done.gaps]
    if done.broken_at is not None:
        faults.append(f"rantai peristiwa tidak utuh mulai urutan {done.broken_at}")
    if faults:
        message = "Tidak lengkap:\n" + "\n".join(f"  - {one}" for one in faults)
        raise click.ClickException(message)


def _tell(fault: FileFault) -> None:
    click.echo(f"Berkas {fault.sha256} {WORDS[fault.damage]}.", err=True)


def _tell_unnamed() -> None:
    number = 0
    for kept in list_unnamed(db.session(), _tools().store, datetime.now(UTC)):
        number += 1
        click.echo(f"Berkas {kept.sha256} ({kept.size} bita) tidak disebut baris mana pun.")
    click.echo(f"{number} berkas tersimpan tidak disebut baris mana pun; tidak ada yang dihapus.")


def _verdict(check: FileCheck) -> str:
    if not check.is_finished:
        return f"Penyimpanan tidak menjawab; pemeriksaan dihentikan setelah {check.files} berkas."
    return f"{check.found.total()} dari {check.files} berkas bermasalah; pulihkan dari cadangan."


def _tools() -> Tools:
    made: Tools = current_app.extensions[EXTENSION]
    return made
