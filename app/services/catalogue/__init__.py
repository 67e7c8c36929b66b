"""Filing the catalogue: agencies, positions, permit types and procedures, from the seeds to the database."""

from app.services.catalogue.loading import load_seeds
from app.services.catalogue.tally import LoadReport
from app.services.catalogue.versions import checksum_of, definition_of
from app.services.seeds import BadSeeds, SeedFault
from app.services.staffing.demonstration import load_demonstration

__all__ = [
    "BadSeeds",
    "LoadReport",
    "SeedFault",
    "checksum_of",
    "definition_of",
    "load_demonstration",
    "load_seeds",
]
