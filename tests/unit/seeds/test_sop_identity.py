"""Who approved an SOP stands in its identity block where the source names him, and nowhere else."""

import yaml

from app.domain.procedure.definitions import Node
from app.services.seeds import SEEDS
from app.services.seeds.procedures import read_procedure_seed


def identity_with(**told):
    text = (SEEDS / "agencies/rohil/procedures/genset.yaml").read_text(encoding="utf-8")
    raw = yaml.safe_load(text)
    return read_procedure_seed(Node({**raw, "sop": {**raw["sop"], **told}}, "genset")).identity


def test_name_rank_and_nip_are_read():
    told = {
        "approver_name": "Drs. Contoh",
        "approver_rank": "Pembina",
        "approver_nip": "19700101 199501 1 999",
    }

    assert told.items() <= identity_with(**told).items()


def test_what_the_source_leaves_out_is_left_out():
    assert not [name for name in identity_with() if name.startswith("approver")]
