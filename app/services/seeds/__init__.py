"""The seeds as values: what stands in `seeds/`, read strictly, checked wholly, before anything is filed."""

from app.services.seeds.faults import BadSeeds, SeedFault
from app.services.seeds.reading import SEEDS, read_role_seeds, read_seeds
from app.services.seeds.values import AgencySeed, Seeds

__all__ = ["SEEDS", "AgencySeed", "BadSeeds", "SeedFault", "Seeds", "read_role_seeds", "read_seeds"]
