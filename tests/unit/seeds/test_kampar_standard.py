"""The service standard of Kampar: its words, and that the permit type the office runs on says the same."""

import re

from app.services.seeds.procedures import Component
from tests.seeded import agency_seed, permit_type_seed, procedure_of


def components():
    (standard,) = agency_seed("kampar").standards.values()
    return {one.component: one for one in standard.components}


def lines(component: Component) -> list[str]:
    """The numbered lines of a component without number and closing mark."""
    return [re.sub(r"^\d+\. ", "", item).rstrip(";. ") for item in components()[component].items]


def test_all_fourteen_components_stand_in_the_documents_own_order():
    assert list(components()) == list(Component)
    assert len(components()) == 14


def test_each_component_has_as_many_lines_as_in_the_document():
    counted = {component.value: len(one.items) for component, one in components().items()}

    assert counted == {
        "legal_basis": 9,
        "requirements": 7,
        "procedure": 7,
        "duration": 1,
        "fee": 1,
        "product": 1,
        "facilities": 27,
        "competence": 4,
        "internal_supervision": 4,
        "complaints": 7,
        "staffing": 1,
        "service_guarantee": 5,
        "safety_guarantee": 2,
        "performance_evaluation": 6,
    }


def test_the_seven_requirements_asked_for_are_those_of_component_2():
    asked = [requirement.label for requirement in permit_type_seed("kampar", "genset").requirements]

    assert asked == lines(Component.REQUIREMENTS)


def test_the_company_deed_is_asked_of_companies_only():
    deed = next(one for one in permit_type_seed("kampar", "genset").requirements if one.key == "company_deed")

    assert deed.when is not None
    assert deed.when.fact == "applicant.kind"
    assert deed.when.value == "company"


def test_time_fee_product_and_legal_basis_are_those_that_the_office_runs_on():
    permit_type = permit_type_seed("kampar", "genset")

    assert components()[Component.DURATION].items == ("5 (lima) hari kerja",)
    assert procedure_of("kampar", "genset").promise.amount == 5
    assert components()[Component.FEE].items == ("Rp. 0 (Nol Rupiah)",)
    assert permit_type.fee == 0
    assert components()[Component.PRODUCT].items == (permit_type.product,)
    assert len(permit_type.legal_basis) == len(components()[Component.LEGAL_BASIS].items)


def test_the_wording_of_the_flow_is_that_of_component_3():
    said = lines(Component.PROCEDURE)

    for step in procedure_of("kampar", "genset").steps:
        if not step.source.wording:
            continue
        line = said[int(step.source.row) - 1].replace("Penyerahan", "Penyerahkan")
        assert step.source.wording.rstrip(";.") in line, step.key
