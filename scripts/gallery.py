"""Draws `docs/gallery.md`: a picture of every kind of document that the office hands out, from invented facts.

    python scripts/gallery.py        # needs pdftoppm (poppler-utils)

Same samples, same program, same pictures.
"""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from gallery_papers import list_papers  # noqa: E402 - found only once the line above has run

if TYPE_CHECKING:
    from gallery_papers import GalleryPaper

PAGE = ROOT / "docs" / "gallery.md"
PICTURES = ROOT / "docs" / "pictures" / "gallery"
RESOLUTION = 80
COLOURS = 128
HEAD = """# Gallery

Every kind of document, printed by the program from invented facts; no person, number or office in them exists.
`python scripts/gallery.py` draws this page and its pictures anew.
"""


def main() -> None:
    """Draw the pictures and write the page that shows them."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    parts = [HEAD]
    for paper in list_papers():
        shown = [_draw(paper, page) for page in paper.pages]
        parts.append(
            f"## {paper.name}\n\n`{paper.key}`\n\n" + "\n".join(_link(paper, path) for path in shown) + "\n"
        )
    PAGE.write_text("\n".join(parts), encoding="utf-8")


def _draw(paper: GalleryPaper, page: int) -> Path:
    """Draw one page in few colours, so that the folder stays small."""
    asked = ["pdftoppm", "-r", str(RESOLUTION), "-f", str(page), "-l", str(page), "-png", "-"]
    drawn = subprocess.run(asked, input=paper.pdf, capture_output=True, check=True)  # noqa: S603 - a fixed command
    path = PICTURES / f"{paper.key}-{page}.png"
    picture = Image.open(io.BytesIO(drawn.stdout)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


def _link(paper: GalleryPaper, path: Path) -> str:
    return f"![{paper.name}, page {path.stem.rpartition('-')[2]}]({path.relative_to(PAGE.parent)})"


if __name__ == "__main__":
    main()
