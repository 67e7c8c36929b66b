"""The door for gunicorn and `flask`: one application, from the environment."""

from __future__ import annotations

import sys

from app import create_app
from config import BadSettings

try:
    app = create_app()
except BadSettings as bad:
    sys.exit(str(bad))
