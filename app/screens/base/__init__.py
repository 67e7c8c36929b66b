"""What every generated screen, hand-made screen and API is made from; each framework fault is cured here."""

from app.screens.base.bare_api import OfficeBaseApi
from app.screens.base.datamodel import OfficeInterface
from app.screens.base.faults import FormFault
from app.screens.base.model_view import OfficeModelView
from app.screens.base.rest_api import OfficeRestApi
from app.screens.base.views import OfficeBaseView

__all__ = [
    "FormFault",
    "OfficeBaseApi",
    "OfficeBaseView",
    "OfficeInterface",
    "OfficeModelView",
    "OfficeRestApi",
]
