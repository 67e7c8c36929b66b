"""A chart is read without colour, without sight and without breaking the page's policy."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree as ET

import pytest

from app.screens.supervisor.charts.bars import draw_bars
from app.screens.supervisor.charts.drawing import lines_of
from app.screens.supervisor.charts.months import draw_months
from app.screens.supervisor.charts.palette import Tone, colour
from app.screens.supervisor.charts.printing import png_of, svg_of
from app.screens.supervisor.charts.split import draw_split
from app.screens.supervisor.charts.steps import draw_steps
from app.screens.supervisor.charts.values import (
    Bar,
    BarChart,
    MonthChart,
    MonthPoint,
    SplitChart,
    StepBar,
    StepChart,
)

WORDS = ("Judul", "Keterangan.")
BARS = BarChart(
    *WORDS,
    (
        Bar('Dinas <b>"A&B"</b> $x^2$', 12, "12", url="/register/?desk=-&age=1", hint="Berkas pada dinas"),
        Bar("Ditolak", 3, "3", Tone.LATE),
    ),
)
STEPS = StepChart(
    *WORDS,
    (
        StepBar("4 Rekomendasi", 0.5, 1.33, "9,3 / 7 h", "/dashboard/work/", "Tugas selesai"),
        StepBar("9 Cetak", None, None, "3 m"),
    ),
    ("separuh", "9 dari 10", "batas"),
)
MONTHS = MonthChart(
    *WORDS,
    (
        MonthPoint("Okt", 88.5, "88,5", "/register/?ended_from=2026-10-01", "Oktober"),
        MonthPoint("Nov", None, ""),
    ),
    90,
    "sasaran 90 %",
)
SPLIT = SplitChart(*WORDS, tuple(Bar(tone.name, 1, "20,0 %", tone) for tone in Tone))
EVERY_CHART = pytest.mark.parametrize(
    ("draw", "chart"),
    [(draw_bars, BARS), (draw_steps, STEPS), (draw_months, MONTHS), (draw_split, SPLIT)],
    ids=["bars", "steps", "months", "split"],
)


def parsed(drawn: str) -> ET.Element:
    return ET.fromstring(drawn)  # noqa: S314 -- drawn by ourselves


@EVERY_CHART
@pytest.mark.parametrize("width", [300, 580])
def test_a_chart_carries_no_style_that_the_policy_refuses(draw, chart, width):
    drawn = svg_of(draw, chart, width, "bagan")

    assert "style=" not in drawn
    assert "<style" not in drawn
    assert "<script" not in drawn
    assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", drawn)


@EVERY_CHART
def test_a_chart_says_what_it_is_and_where_its_table_stands(draw, chart):
    root = parsed(svg_of(draw, chart, 580, "bagan"))

    assert root.get("aria-labelledby") == "bagan-title"
    assert [root[0].tag, root[0].text] == ["title", "Judul"]
    assert [root[1].tag, root[1].text] == ["desc", "Keterangan."]
    assert root.get("role") == ("group" if root.findall(".//a") else "img")


@EVERY_CHART
def test_two_charts_on_a_page_share_no_name(draw, chart):
    wide, narrow = (set(re.findall(r'\bid="([^"]+)"', svg_of(draw, chart, 580, name))) for name in ("a", "b"))

    assert wide
    assert wide & narrow == set()


@EVERY_CHART
def test_what_a_chart_refers_to_within_itself_is_there(draw, chart):
    drawn = svg_of(draw, chart, 580, "bagan")

    named = set(re.findall(r'\bid="([^"]+)"', drawn))
    asked = set(re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', drawn))
    assert {one or other for one, other in asked} <= named


@EVERY_CHART
def test_every_text_is_text_and_large_enough_on_a_phone(draw, chart):
    root = parsed(svg_of(draw, chart, 300, "bagan"))

    sizes = [float(text.get("font-size")) for text in root.iter("text")]
    assert sizes
    assert min(sizes) >= 12


def test_the_list_behind_a_bar_is_one_stop_for_the_keyboard():
    root = parsed(svg_of(draw_bars, BARS, 580, "bagan"))

    links = [link for link in root.iter("a") if link.get("href") == "/register/?desk=-&age=1"]
    stops = [link for link in links if link.get("tabindex") != "-1"]
    assert len(links) == 2
    assert [stop.find("title").text for stop in stops] == ["Berkas pada dinas"]


def test_words_are_never_markup_nor_formulas():
    root = parsed(svg_of(draw_bars, BARS, 580, "bagan"))

    words = " ".join("".join(text.itertext()) for text in root.iter("text"))
    assert '<b>"A&B"</b>' in words
    assert "$x^2$" in words


def test_the_value_stands_beside_each_bar_and_a_late_one_is_hatched():
    drawn = svg_of(draw_bars, BARS, 580, "bagan")

    assert ">12</text>" in drawn
    assert ">3</text>" in drawn
    assert drawn.count("<pattern") == 1


def test_the_same_values_give_the_same_drawing_in_every_thread():
    svg_of.cache_clear()

    with ThreadPoolExecutor(4) as threads:
        drawn = set(threads.map(lambda number: svg_of(draw_steps, STEPS, 500 + number % 2, "b"), range(12)))

    assert len(drawn) == 2


def test_a_drawing_is_made_once():
    svg_of.cache_clear()

    svg_of(draw_bars, BARS, 580, "bagan")
    svg_of(draw_bars, BARS, 580, "bagan")

    assert svg_of.cache_info().hits == 1


@EVERY_CHART
def test_a_chart_is_a_picture_on_paper(draw, chart):
    assert png_of(draw, chart, 580).startswith(b"\x89PNG")


def test_colours_are_those_of_the_style_sheet():
    assert colour("brand-2") == "#0e7a72"
    assert colour("surface") == "#ffffff"
    assert all(colour(tone.value[0]) for tone in Tone)


def test_a_long_name_is_cut_where_it_must_be():
    assert lines_of("Rekomendasi teknis", 400) == ["Rekomendasi teknis"]
    assert len(lines_of("Rekomendasi teknis dari dinas yang namanya panjang sekali", 100)) == 2
    assert lines_of("Takterpisahkannya" * 4, 100, most=1)[0].endswith("…")
