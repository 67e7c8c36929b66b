"""A fault of a template says in which file and line; what a template may not do, it cannot."""

import base64
import io

import pytest
from PIL import Image

from app.documents import DocumentFault, DocumentKind, FaultSort, make_bundle, shipped_bundle
from app.documents.collecting import collect
from app.documents.pdf import print_html
from app.documents.pictures import with_pictures
from app.documents.samples import sample_facts
from app.documents.templating import TEMPLATES, fill_bundle, sandbox_of

FACTS = sample_facts(DocumentKind.PERMIT).named()


def fill(source):
    return fill_bundle(make_bundle("permit.html", source, pictures={}, paper="A4"), FACTS)


def fault_in(source):
    with pytest.raises(DocumentFault) as caught:
        fill(source)
    return caught.value


@pytest.mark.parametrize(
    ("source", "line", "sort"),
    [
        ("a\n{% if %}", 2, FaultSort.SYNTAX),
        ("a\nb\n{{ 1 | unknown }}", 3, FaultSort.SYNTAX),
        ("a\n\n{{ nobody }}", 3, FaultSort.UNKNOWN_FACT),
        ("a\n{{ agency.motto }}", 2, FaultSort.UNKNOWN_FACT),
        ("a\n{% for one in form %}\n{{ one.worth }}\n{% endfor %}", 3, FaultSort.UNKNOWN_FACT),
        ("a\n{{ service_title.__class__ }}", 2, FaultSort.FORBIDDEN),
        ("a\n\n\n{{ 1 / 0 }}", 4, FaultSort.OTHER),
        ("a\n{{ service_title | long_date }}", 2, FaultSort.OTHER),
        ("a\n{{ agency }}", 2, FaultSort.OTHER),
        ("a\n{{ agency and none }}", 2, FaultSort.OTHER),
        ("a\n{{ trial }}", 2, FaultSort.OTHER),
        ("a\n{{ none | upper }}", 2, FaultSort.OTHER),
        ("a\n{{ [none] | join }}", 2, FaultSort.OTHER),
        ("a\n{{ form | string }}", 2, FaultSort.OTHER),
        ("a\n{{ nobody | upper }}", 2, FaultSort.UNKNOWN_FACT),
        ("a\n{% autoescape false %}{{ applicant.name }}{% endautoescape %}", 2, FaultSort.SYNTAX),
    ],
)
def test_a_fault_names_its_line(source, line, sort):
    fault = fault_in(source)

    assert (fault.file, fault.line, fault.sort) == ("permit.html", line, sort)


def test_what_stands_outside_the_blocks_is_not_lost_without_a_word():
    fault = fault_in(
        "{% extends 'letter.html' %}\n{% set a = 1 %}\n\n<p>Tembusan</p>\n{% block body %}{% endblock %}"
    )

    assert (fault.line, fault.sort) == (4, FaultSort.SYNTAX)


def test_a_fault_within_a_part_names_the_part():
    fault = fault_in("{% from 'parts/tables.html' import identity %}\n{{ identity(case) }}")

    assert fault.template == "permit.html"
    assert fault.file == "parts/tables.html"
    assert fault.sort is FaultSort.UNKNOWN_FACT


@pytest.mark.parametrize(
    "attack",
    [
        "{{ cycler.__init__.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ agency['__class__'] }}",
        "{{ [agency] | map(attribute='__class__') | list | join }}",
        "{{ '{0.__class__}'.format(agency) }}",
        "{{ '{:>999999999}'.format(1) }}",
        "{{ '%999999999d' % 1 }}",
        "{{ 'x' * 999999999 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 'x'.ljust(999999999) }}",
        "{{ 1 | attr('__class__') }}",
        "{{ lipsum(n=1000) }}",
        "{{ issued_on.today() }}",
        "{{ agency.office.encode() }}",
        "{{ copies_to | random }}",
        "{{ applicant.name | safe }}",
        "{% for a in range(999999999) %}{% endfor %}",
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        "{% for a in range(99999) %}{{ agency.office * 1 }}{% endfor %}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% macro f(n) %}{% if n %}{% set a = f(n - 1) %}{% set b = f(n - 1) %}{% endif %}{% endmacro %}{{ f(60) }}",
        "{% set n = namespace(x='ab') %}{% for a in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
        "{% set n = namespace(x='ab') %}{% for a in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
        "{% set n = namespace(x='aa') %}{% for a in range(9) %}{% set n.x = n.x.replace('a', n.x) %}{% endfor %}",
        "{% set n = namespace(x='aa') %}{% for a in range(9) %}{% set n.x = n.x | replace('a', n.x) %}{% endfor %}",
        "{% set n = namespace(x='aaaa') %}{% for a in range(9) %}{% set n.x = n.x.join(n.x) %}{% endfor %}",
        "{% set n = namespace(x='ab') %}{% for a in range(60) %}{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}",
        "{% for a in range(99999) %}" + "Bagansiapiapi " * 10 + "{% endfor %}",
        "{% set a = [1] %}" + "{% set a = [a, a] %}" * 60 + "{{ a | string | length }}",
        "{% set a = [1] %}" + "{% set a = [a, a] %}" * 60 + "{{ a | join | length }}",
        "{% for a in form %}" * 25 + "{% endfor %}" * 25,
        "{% if trial %}" * 150 + "{% endif %}" * 150,
        "{{ " + "9" * 5000 + " }}",
    ],
)
def test_what_would_break_out_or_never_end_is_stopped(attack):
    assert fault_in(attack).template == "permit.html"


def test_what_an_applicant_wrote_is_text_whatever_it_looks_like():
    written = sample_facts(DocumentKind.PERMIT).named() | {"service_title": "<img src=x>{{ 1 }}"}
    bundle = make_bundle("permit.html", "{{ 'a' ~ service_title }}", pictures={}, paper="A4")

    assert fill_bundle(bundle, written) == "a&lt;img src=x&gt;{{ 1 }}"


def test_a_letter_may_count_join_choose_and_word_its_facts():
    source = (
        "{% for one in form if one.value %}{{ loop.index + 1 }}/{{ loop.length }}{% if not loop.last %};{% endif %}{% endfor %} "
        "{{ copies_to | map('upper') | join(', ') | truncate(9) }} {{ permit.number.split('/')[1] | int + 1 }} "
        "{{ issued_on.year }} {{ 'NIK ' ~ (applicant.nik or '–') }} {{ applicant.npwp | default('–', true) }}"
    )

    assert fill(source).startswith("2/5;3/5;4/5;5/5;6/5 BUPATI... 43 2026 NIK 14")


def test_nothing_of_a_template_is_done_while_it_is_only_read():
    grown = "".join("{{ 'a'" + " | replace('a', 'aaaaaaaaaa')" * 6 + " }}" for _ in range(3))

    assert collect("permit.html", grown) == {"permit.html": grown}
    assert "aaaaaaaaaaaaaaa" not in sandbox_of(shipped_bundle(DocumentKind.PERMIT, "rohil")).compile(
        grown, raw=True
    )


@pytest.mark.parametrize(
    "body", ["<div>" * 300, "<style>@page { size: 1pt 1pt; margin: 0 }</style><p>Izin</p>"]
)
def test_a_page_that_the_printer_gives_up_is_a_fault_and_no_accident(body):
    with pytest.raises(DocumentFault, match="it could not be set"):
        print_html(body, template="permit.html", folder=TEMPLATES, created_on=FACTS["issued_on"])


@pytest.mark.parametrize("sides", [(30_000, 30_000), (3_000, 3_000)])
def test_a_picture_within_a_template_takes_no_memory_that_a_qr_would_not(sides):
    out = io.BytesIO()
    Image.new("1", sides).save(out, "PNG")
    page = f'<img src="data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}">'

    with pytest.raises(DocumentFault, match=r"too large|damaged"):
        with_pictures(page, shipped_bundle(DocumentKind.PERMIT, "rohil"))


def test_no_drawing_that_names_files_stands_in_a_page():
    with pytest.raises(DocumentFault, match="no picture"):
        with_pictures(
            '<img src="data:image/svg+xml;base64,PHN2Zy8+">', shipped_bundle(DocumentKind.PERMIT, "rohil")
        )
