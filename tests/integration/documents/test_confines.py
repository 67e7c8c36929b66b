"""What nobody has tried yet is printed apart, and ended past its time, work and memory; the office goes on."""

import pytest

from app.documents import DocumentFault, DocumentKind, FaultSort, make_bundle, render, shipped_bundle
from app.documents.archived_facts import write_facts
from app.documents.confined import Confines, print_confined
from app.documents.samples import sample_facts

KIND = DocumentKind.HANDOVER_SLIP
FACTS = write_facts(sample_facts(KIND))


def printed(body, **within):
    source = f"<html><body style='font-family: letter'>{body}</body></html>"
    bundle = make_bundle(KIND.template, source, pictures=shipped_bundle(KIND, "rohil").pictures, paper="A4")
    return print_confined(bundle, FACTS, within=Confines(**within))


def test_a_confined_print_is_the_print_itself():
    apart = print_confined(shipped_bundle(KIND, "rohil"), FACTS)

    assert apart.pdf == render(KIND, sample_facts(KIND).named(), agency_key="rohil").pdf


@pytest.mark.parametrize("within", [{"work_seconds": 1}, {"wall_seconds": 1.0}])
def test_pages_without_end_are_ended(within):
    with pytest.raises(DocumentFault) as caught:
        printed("{% for a in range(40000) %}<p>halaman</p>{% endfor %}", **within)

    assert caught.value.sort is FaultSort.TOO_MUCH_WORK


def test_a_fault_comes_back_with_its_line():
    with pytest.raises(DocumentFault) as caught:
        printed("\n\n{{ nobody }}")

    assert (caught.value.line, caught.value.sort) == (3, FaultSort.UNKNOWN_FACT)


@pytest.mark.parametrize(
    ("body", "line", "sort"),
    [
        ("\n<img src='logo'>", 2, FaultSort.NO_PICTURE),
        ("\n<img src='file:///etc/passwd'>", 2, FaultSort.NO_PICTURE),
        ("\n<img src=/etc/hostname>", 2, FaultSort.NO_PICTURE),
        ('\n<img alt="x" src="http://127.0.0.1:9/a.png">', 2, FaultSort.NO_PICTURE),
        ("\n<img src='assets/kampar/arms.png'>", 2, FaultSort.NO_PICTURE),
        ("\n<img src='../secret.png'>", 2, FaultSort.NO_PICTURE),
        ("\n\n<p style=\"background-image: url('file:///etc/hostname')\">x</p>", 3, FaultSort.OTHER),
        ("\n<style>@import url('http://127.0.0.1:9/a.css');</style>", 2, FaultSort.OTHER),
        ("\n\n<p>日本</p>", 3, FaultSort.NO_SHAPE),
    ],
)
def test_what_the_printer_refuses_is_named_with_its_line(body, line, sort):
    with pytest.raises(DocumentFault) as caught:
        printed(body)

    assert (caught.value.line, caught.value.sort) == (line, sort)
