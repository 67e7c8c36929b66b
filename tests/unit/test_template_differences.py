"""Two wordings line by line."""

from __future__ import annotations

from app.screens.admin.templates.differences import differences


def shown(before: str, after: str) -> list[tuple[str, int | None, str]]:
    return [(line.sign, line.number, line.text) for line in differences(before, after)]


def test_the_same_wording_differs_nowhere():
    assert shown("satu\ndua", "satu\ndua") == []


def test_a_changed_line_is_shown_as_gone_and_come_with_those_around_it():
    assert shown("a\nb\nc", "a\nx\nc") == [("", 1, "a"), ("-", 2, "b"), ("+", 2, "x"), ("", 3, "c")]


def test_what_is_far_from_a_change_is_left_out_and_said_so():
    before = "\n".join("abcdefghij")

    lines = shown(before, before.replace("e", "E"))

    assert lines[0] == lines[-1] == ("…", None, "")
    assert [line[2] for line in lines[1:-1]] == ["b", "c", "d", "e", "E", "f", "g", "h"]


def test_thousands_of_like_lines_are_shown_as_one_change():
    lines = shown("a\nb\n" * 20_000, "b\na\nc\n" * 20_000)

    assert [sign for sign, _number, _text in lines] == ["-"] * 40_000 + ["+"] * 60_000
    assert shown("a\n" * 90_000, "a\n" * 90_000) == []
