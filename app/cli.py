"""The commands of the office, `flask office …`: each calls one service and says what happened.

Decides nothing itself. A room is imported when its command runs, so that `--help` answers at once.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup
from flask_migrate import upgrade

from app.commands.archive import export_one_case, verify_files
from app.commands.long_documents import print_jobs
from app.commands.reprinting import reprint_papers
from app.extensions import db
from app.services.clock import moment
from app.services.tools import EXTENSION

SEEDS = Path(__file__).resolve().parent.parent / "seeds"

HISTORY = 540
"""Past files of a new demonstration office: enough for the dashboard to show what experience says."""
QUIET_DAYS = 56
"""How long before today the last of them was filed: what came since has documents, letters and permits."""

office = AppGroup("office", help="Perintah kantor: benih, peran, peragaan, sapuan tenggat, buku besar.")


@office.command("prepare", short_help="Siapkan satu rilis: migrasi, benih, peran.")
@click.option("--demo", "with_demo", is_flag=True, help="Isi juga kantor peragaan, dan tuliskan akunnya.")
@click.pass_context
def prepare(context: click.Context, *, with_demo: bool) -> None:
    """Siapkan satu rilis: migrasi, benih, peran, lalu kunci bukti bila belum ada; aman diulang."""
    upgrade()
    context.invoke(seed)
    context.invoke(sync_roles)
    keyring = current_app.extensions[EXTENSION].proofs
    if keyring.find_current() is None:
        keyring.make(datetime.now(UTC))
    if with_demo:
        from app.services.demo import has_files

        # The history comes first, so that its numbers are the lower ones, and only into an office without files.
        if not has_files(db.session):
            context.invoke(demo, cases=HISTORY, quiet_days=QUIET_DAYS)
        context.invoke(demo)


@office.command("seed", short_help="Muat berkas benih.")
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=SEEDS,
    help="Folder berkas benih (bawaan: seeds/).",
)
def seed(folder: Path = SEEDS) -> None:
    """Muat instansi, jabatan, jenis izin, SOP, dan kalender dari berkas benih; aman diulang."""
    from app.services.catalogue import load_seeds
    from app.services.seeds import BadSeeds

    try:
        load_seeds(db.session, folder)
    except BadSeeds as fault:
        message = f"Tidak ada yang dimuat; berkas benih keliru:\n{fault}"
        raise click.ClickException(message) from None
    click.echo(f"Benih dari {folder} telah dimuat.", err=True)


@office.command("sync-roles", short_help="Samakan peran dan hak dengan program.")
def sync_roles() -> None:
    """Samakan peran dan hak di basis data dengan yang ditetapkan program; jalankan pada tiap rilis."""
    from app.services import staffing

    staffing.sync_roles(current_app.appbuilder)  # type: ignore[attr-defined] # FAB hangs itself there
    click.echo("Peran dan hak telah disamakan.", err=True)


@office.command("demo", short_help="Isi kantor peragaan.")
@click.option("--cases", type=click.IntRange(1, 2_000_000), help="Buat sekian berkas dengan riwayat panjang.")
@click.option(
    "--seed", "chance", type=click.IntRange(0, 2**32 - 1), default=1, help="Benih acak riwayat (bawaan: 1)."
)
@click.option(
    "--months", type=click.IntRange(1, 60), default=18, help="Panjang riwayat dalam bulan (bawaan: 18)."
)
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Riwayat berakhir ketika hari ini mulai (bawaan: hari ini).",
)
@click.option(
    "--quiet-days",
    type=click.IntRange(0, 365),
    default=0,
    help="Tanpa permohonan baru selama sekian hari terakhir riwayat (bawaan: 0).",
)
def demo(
    cases: int | None = None,
    chance: int = 1,
    months: int = 18,
    until: datetime | None = None,
    quiet_days: int = 0,
) -> None:
    """Isi kantor peragaan: akun untuk setiap jabatan dan beberapa puluh berkas; aman diulang.

    Dengan --cases: akun-akunnya, lalu berkas sebanyak itu dengan riwayat yang sama untuk benih dan hari yang sama,
    tanpa dokumen; benih yang sudah dipakai ditolak. Kata sandinya diambil dari DEMO_PASSWORD. Ditolak pada
    SATUPINTU_ENV=production.
    """
    from app.commands.account_table import account_table
    from app.commands.long_history import LongHistory, file_bar, make_long_history
    from app.services.demo import list_plans, make_accounts, make_demo
    from app.services.demo.accounts import list_accounts

    settings = current_app.config["SETTINGS"]
    if settings.is_production:
        message = "Kantor peragaan tidak boleh dibuat pada SATUPINTU_ENV=production."
        raise click.ClickException(message)
    if not settings.demo_password:
        message = "DEMO_PASSWORD belum diisi; isilah dengan kata sandi untuk semua akun peragaan."
        raise click.ClickException(message)
    appbuilder, now = current_app.appbuilder, moment(current_app.config)  # type: ignore[attr-defined]
    keys, password = settings.signing_key_folder, settings.demo_password
    if cases is not None:
        make_accounts(db.session, appbuilder, seeds=SEEDS, signing_keys=keys, password=password, now=now)
        asked = LongHistory(cases, chance, months, until and until.date(), quiet_days)
        make_long_history(db.session, asked, now=now)
        return
    with file_bar(len(list_plans()), "Membuat berkas dengan dokumen, surat, dan izin") as bar:
        made = make_demo(
            db.session,
            current_app.extensions[EXTENSION],
            appbuilder,
            seeds=SEEDS,
            signing_keys=keys,
            password=password,
            now=now,
            progress=bar.update,
        )
    click.echo(f"Kantor peragaan siap; {made} berkas baru.", err=True)
    click.echo(account_table(list_accounts(db.session)))


@office.command("trial-certificate", short_help="Buat sertifikat uji coba seorang penanda tangan.")
@click.argument("username")
@click.password_option(
    "--passphrase",
    prompt="Frasa sandi sertifikat",
    confirmation_prompt="Ketik sekali lagi",
    help="Frasa sandi; ditanyakan bila tidak diberikan, dan tidak disimpan di mana pun.",
)
def trial_certificate(username: str, passphrase: str) -> None:
    """Buat (atau ganti) sertifikat uji coba milik akun USERNAME; frasa sandinya ditanyakan setiap kali menandatangani.

    Tanda tangan dengannya tidak tersertifikasi (PP 71/2019 pasal 60), dan setiap halaman menyebutkannya.
    """
    from app.gateways.signatures import Passphrase
    from app.services.issuing.certificates import NoOfficer, certify

    folder = current_app.config["SETTINGS"].signing_key_folder
    try:
        name = certify(db.session, folder, username, Passphrase(passphrase), at=datetime.now(UTC))
    except NoOfficer:
        message = f"Tidak ada petugas aktif dengan akun '{username}'; periksa ejaannya pada layar Petugas."
        raise click.ClickException(message) from None
    click.echo(f"Sertifikat uji coba {name} dibuat di {folder}.")


@office.command("proof-key", short_help="Buat, ganti, atau tarik kunci bukti.")
@click.option(
    "--withdraw", metavar="ID", help="Tarik kunci ini karena dicuri: pernyataannya tidak lagi dipercaya."
)
def proof_key(withdraw: str | None = None) -> None:
    """Buat kunci Ed25519 yang menandatangani pernyataan di QR; kunci sebelumnya pensiun, tetapi tetap dipercaya.

    Kunci rahasianya ada di SIGNING_KEY_FOLDER/proof; kunci umumnya diterbitkan di /proof/keys.json.
    """
    from app.gateways.proofs import NoSuchKey

    keyring = current_app.extensions[EXTENSION].proofs
    if withdraw is None:
        made = keyring.make(datetime.now(UTC))
        click.echo(f"Kunci bukti {made.id} dibuat; terbitkan ulang laman pemeriksaan yang sudah disimpan.")
        return
    try:
        keyring.withdraw(withdraw, datetime.now(UTC))
    except NoSuchKey:
        message = f"Tidak ada kunci bukti '{withdraw}'; lihat /proof/keys.json."
        raise click.ClickException(message) from None
    click.echo(f"Kunci bukti {withdraw} ditarik. Buatlah yang baru: flask office proof-key")


@office.command("sweep", short_help="Jalankan satu sapuan tenggat.")
def sweep() -> None:
    """Jalankan satu sapuan: tandai tenggat, teruskan yang lewat waktu, kirim pesan, rekap angka; aman diulang."""
    from app.services.sweep import sweep as sweep_once

    swept = sweep_once(db.session, current_app.extensions[EXTENSION], moment(current_app.config))
    click.echo(f"Sapuan selesai: {swept}")
    if swept.faults:
        message = "Sebagian sapuan gagal; bagian lain sudah selesai:\n" + "\n".join(swept.faults)
        raise click.ClickException(message)


@office.command("run-scheduler", short_help="Jalankan penjadwal sampai dihentikan.")
def run_scheduler() -> None:
    """Jalankan penjadwal sampai dihentikan (Ctrl-C).

    Boleh lebih dari satu proses untuk satu kantor: satu yang bekerja, yang lain mengambil alih bila ia mati.
    """
    from app.jobs import scheduler

    scheduler.run(current_app._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001 - Flask's own way to the application itself


@office.command("recount", short_help="Hitung ulang angka dasbor.")
@click.option("--check", is_flag=True, help="Bandingkan saja dengan hitungan ulang; tidak ada yang diubah.")
def recount(*, check: bool) -> None:
    """Hitung ulang semua angka dasbor dari berkas, menggantikan yang tersimpan; aman diulang.

    Dengan --check angka yang berbeda hanya disebutkan, dan perintah berakhir dengan galat bila ada.
    """
    from app.commands.figure_differences import sentence_of
    from app.services import rollups

    if not check:
        click.echo(f"Angka telah dihitung ulang: {rollups.recount(db.session)} sel.")
        return
    found = rollups.differences(db.session)
    for difference in found:
        click.echo(sentence_of(difference), err=True)
    if found:
        message = f"{len(found)} angka berbeda; betulkan dengan: flask office recount"
        raise click.ClickException(message)
    click.echo("Semua angka sama dengan hitungan ulang.")


@office.command("verify-ledger", short_help="Periksa rantai peristiwa setiap berkas.")
def verify_ledger() -> None:
    """Periksa rantai peristiwa setiap berkas; berakhir dengan galat bila ada yang diubah atau hilang."""
    from app.services import ledger

    broken = ledger.verify(db.session)
    for fault in broken:
        click.echo(str(fault), err=True)
    if broken:
        message = f"Buku besar rusak pada {len(broken)} tempat."
        raise click.ClickException(message)
    click.echo("Buku besar utuh.")


@office.command("print-sop", short_help="Cetak SOP dan standar pelayanan.")
@click.option("--agency", "agency_key", help="Hanya instansi ini (kuncinya, misalnya rohil).")
@click.option("--permit-type", "permit_type_key", help="Hanya jenis izin ini (kuncinya, misalnya genset).")
@click.option("--paper", type=click.Choice(["a4", "f4"]), default="a4", help="Kertas (bawaan: a4).")
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder tujuan; dibuat bila belum ada.",
)
def print_sop(agency_key: str | None, permit_type_key: str | None, paper: str, folder: Path) -> None:
    """Cetak SOP setiap prosedur yang berlaku (PermenPAN-RB 35/2012), dan standar pelayanan yang sudah ditetapkan."""
    from app.commands.print_procedures import print_into
    from app.documents.sop import Paper

    written = list(
        print_into(
            db.session(), folder, agency_key=agency_key, permit_type_key=permit_type_key, paper=Paper(paper)
        )
    )
    for path in written:
        click.echo(str(path))
    if not written:
        message = (
            "Tidak ada prosedur yang berlaku dengan kunci itu; periksa ejaannya pada layar Prosedur (SOP)."
        )
        raise click.ClickException(message)


office.add_command(export_one_case)
office.add_command(verify_files)
office.add_command(print_jobs)
office.add_command(reprint_papers)
