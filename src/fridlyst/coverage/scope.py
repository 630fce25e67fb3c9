"""What a programme can be expected to reach, in plain Python.

The groups that are especially exposed are those of HSLF-FS 2022:39 and Socialstyrelsen's guidance to it,
the kinds of violence those of the national strategy (skr. 2016/17:10). Physical, psychological and sexual
violence are what violence in close relations is; the other forms are the ones that easily go unsaid.
"""

from collections.abc import Mapping

from fridlyst.coverage.shapes import Coverage
from fridlyst.programmes.terms import TargetGroup, ViolenceForm

VULNERABLE = (
    TargetGroup.CHILDREN,
    TargetGroup.ELDERLY,
    TargetGroup.DISABILITY,
    TargetGroup.HONOUR_CONTEXT,
    TargetGroup.SUBSTANCE_USE,
    TargetGroup.HBTQI,
    TargetGroup.SEX_FOR_COMPENSATION,
)
WIDE = (
    ViolenceForm.CLOSE_RELATIONS,
    ViolenceForm.HONOUR,
    ViolenceForm.PROSTITUTION,
    ViolenceForm.TRAFFICKING,
    ViolenceForm.SEXUAL_ANY_RELATION,
    ViolenceForm.COMMERCIAL_EXPLOITATION,
)
EXPRESSIONS = (
    ViolenceForm.ECONOMIC,
    ViolenceForm.MATERIAL,
    ViolenceForm.DIGITAL,
    ViolenceForm.LATENT,
    ViolenceForm.NEGLECT,
    ViolenceForm.PETS,
)
_NAMED_BY: Mapping[ViolenceForm, tuple[str, ...]] = {
    ViolenceForm.CLOSE_RELATIONS: ("nära relation", "närstående", "partnervåld"),
    ViolenceForm.HONOUR: ("heder",),
    ViolenceForm.PROSTITUTION: ("prostitution", "sexköp", "sex mot ersättning"),
    ViolenceForm.TRAFFICKING: ("människohandel", "trafficking"),
    ViolenceForm.SEXUAL_ANY_RELATION: ("oavsett relation", "oberoende av relation", "sexuellt våld, vem"),
    ViolenceForm.COMMERCIAL_EXPLOITATION: ("kommersialisering", "kommersiell", "exploatering"),
}


def mentions(coverage: Coverage, kind: ViolenceForm) -> bool:
    """Whether the programme itself names the kind of violence: in its title, vision, purpose or goals."""
    view = coverage.programme
    goals = (f"{goal.title} {goal.description} {' '.join(goal.preconditions)}" for goal in coverage.goals)
    said = " ".join((view.title, view.vision, view.purpose, *goals)).casefold()
    return any(word in said for word in _NAMED_BY[kind])
