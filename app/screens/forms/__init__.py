"""Web forms drawn from the domain's fields: one builder for every kind of work and every permit type.

Reading and judging answers is the domain's (`read_form`); a form here keeps what was typed and shows what was found.
"""

from app.screens.forms.answers import AnswersForm
from app.screens.forms.uploading import take_in_upload, take_in_uploads

__all__ = ["AnswersForm", "take_in_upload", "take_in_uploads"]
