"""Figures added up beforehand: folded from closings, counted anew from them, and what stands open now.

Dashboards read these rows and nothing else. A sweep folds, then refreshes the forecasts, then the open tasks, which
ask the forecasts. Knows nothing of screens; which figure means what is the dashboard's.
"""

from app.services.rollups.checking import Difference, differences
from app.services.rollups.folding import fold, is_folded
from app.services.rollups.forecasting import refresh_forecasts
from app.services.rollups.open_tasks import refresh_open
from app.services.rollups.recounting import recount

__all__ = ["Difference", "differences", "fold", "is_folded", "recount", "refresh_forecasts", "refresh_open"]
