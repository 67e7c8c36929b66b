"""The quick way through the genset procedure of Rokan Hilir, for journeys that begin in its middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.journeys.filing import file_genset
from tests.journeys.walking import PASSPHRASE, Walk

if TYPE_CHECKING:
    from tests.journeys.office import Office

KTP = "Kartu Tanda Penduduk (KTP) pemohon atau penanggung jawab"
WAY = {
    "check": ("backoffice.rohil", "Lengkap, cetak tanda terima", {}),
    "dispatch": ("backoffice.rohil", "Teruskan ke Tim Teknis", {}),
    "recommend": ("timteknis.kominfo.rohil", "Layak, beri rekomendasi", {"Rekomendasi": "Layak dipasang."}),
    "verify": ("ahlimuda.rohil", "Sesuai, teruskan ke Ahli Madya", {}),
    "approve": ("ahlimadya.rohil", "Setuju, teruskan ke Back Office", {}),
    "number": ("backoffice.rohil", "Beri nomor, teruskan ke Kepala Dinas", {}),
    "sign": ("kadis.rohil", "Tandatangani (TTE)", PASSPHRASE),
    "print": ("backoffice.rohil", "Tercetak, siap diambil", {}),
}


def genset_at(office: Office, step: str) -> Walk:
    """File a genset and bring it to a step."""

    def live() -> int:
        walk = file_genset(office)
        go_on(walk, until=step)
        return walk.case_id

    return Walk(office, office.fast_forward(f"genset at {step}", live))


def go_on(walk: Walk, *, until: str) -> None:
    """Take every step by its way forward until another one is open."""
    while walk.open_steps != [until]:
        (step,) = walk.open_steps
        username, button, answers = WAY[step]
        if step == "check":
            walk.find_all_fitting_alone(username)
        walk.act_alone(username, button, answers)
