"""Every paper of the office is printed at one press, so that the archive knows what each was made of."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRINTING = {"print_bundle", "print_confined", "render"}
ALLOWED = {
    "app/services/templates/press.py",
    "app/services/templates/preview.py",
    "app/services/templates/reprinting.py",
}


def brought_in(file):
    """The names that a file imports from the documents."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("app.documents"):
            yield from (alias.name for alias in node.names)


def test_nobody_but_the_press_prints_from_a_template():
    files = (file for file in (ROOT / "app").rglob("*.py") if "documents" not in file.parts)

    others = {file.relative_to(ROOT).as_posix() for file in files if PRINTING & set(brought_in(file))}

    assert others == ALLOWED
