"""What a round's report says beside the round itself."""

from dataclasses import dataclass

from fridlyst.coverage.queries import coverage_of
from fridlyst.coverage.shapes import Coverage
from fridlyst.followup.material import RoundMaterial


@dataclass(frozen=True, slots=True)
class Beside:
    """Where the activities of each of the round's programmes are aimed today."""

    coverages: tuple[Coverage, ...] = ()


NOTHING = Beside()


def beside(material: RoundMaterial) -> Beside:
    """Read as it stands now; eleven statements a programme."""
    return Beside(tuple(coverage_of(one) for one in material.programmes))
