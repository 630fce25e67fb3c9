"""Forms for bodies and for people's roles."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fridlyst.organisation.queries import BodyView
from fridlyst.organisation.terms import BodyKind, Role
from fridlyst.web.programmes.forms.parts import box_list, day_field, long_text, set_choices
from fridlyst.web.shared.saving import SavingForm


class BodyForm(SavingForm):
    """A body's own fields; one alias a line."""

    makes_new = True

    name = forms.CharField(label=_("Namn"), max_length=300)
    kind = forms.ChoiceField(label=_("Slag"), choices=BodyKind.choices)
    parent = forms.TypedChoiceField(label=_("Ligger under"), required=False, coerce=int, empty_value=None)
    aliases = long_text(
        _("Kallas också"),
        help_text=_("Ett namn per rad, till exempel en förkortning som dokumenten använder."),
        rows=3,
    )
    collective = forms.BooleanField(
        label=_("Ett gemensamt namn för flera"),
        help_text=_("Var och en som ingår ansvarar för det som läggs på namnet, till exempel nämnderna."),
        required=False,
    )
    members = box_list(_("De som ingår"), folds=True)
    valid_from = day_field(_("Finns från"))
    valid_to = day_field(_("Finns till och med"))

    def offer_bodies(self, bodies: Sequence[BodyView], itself: BodyView | None) -> None:
        """Let the body stand under, and hold, any other."""
        others = [(body.id, body.name) for body in bodies if itself is None or body.id != itself.id]
        set_choices(self, "parent", [("", _("Ingen, den ligger överst")), *others])
        set_choices(self, "members", others)

    def values(self) -> dict[str, Any]:
        """The fields as the actions take them, without the members."""
        given = self.cleaned_data
        names = ("name", "kind", "collective", "valid_from", "valid_to")
        aliases = given["aliases"].splitlines()
        return {name: given[name] for name in names} | {"parent_id": given["parent"], "aliases": aliases}

    @property
    def chosen_members(self) -> list[int]:
        """The members; none for a body that is not collective."""
        return list(self.cleaned_data["members"]) if self.cleaned_data["collective"] else []


def body_initial(body: BodyView) -> dict[str, Any]:
    """What the form begins with."""
    names = ("name", "kind", "collective", "valid_from", "valid_to", "version")
    return {name: getattr(body, name) for name in names} | {
        "parent": body.parent_id or "",
        "aliases": "\n".join(body.aliases),
        "members": list(body.members),
    }


def commonest_kind(bodies: Sequence[BodyView]) -> str:
    """The kind that most of the municipality's bodies are; a committee before there are any."""
    kinds = Counter(body.kind for body in bodies if not body.collective)
    return max(kinds, key=lambda kind: kinds[kind]) if kinds else BodyKind.COMMITTEE


class MergeForm(SavingForm):
    """Into which body another goes up, and from which day."""

    into = forms.TypedChoiceField(
        label=_("Enheten som tar över"), coerce=int, error_messages={"required": _("Välj en enhet.")}
    )
    on = day_field(
        _("Från och med"),
        help_text=_("Den första dagen som enheten svarar. Dagen kan ligga framåt i tiden."),
    )
    people = forms.BooleanField(
        label=_("Ge dem som har roller här samma roller för enheten som tar över"),
        help_text=_("De nya rollerna gäller direkt. De gamla står kvar."),
        required=False,
    )

    def offer(self, bodies: Sequence[tuple[int, str]]) -> None:
        """Let the form hold these bodies: id and name."""
        self.fields["on"].required = True
        self.fields["on"].error_messages["required"] = _("Välj en dag.")
        set_choices(self, "into", [("", _("Välj en enhet")), *bodies])


class RoleForm(SavingForm):
    """A role for a person, known or new."""

    email = forms.EmailField(label=_("E-postadress"), max_length=254)
    name = forms.CharField(
        label=_("Namn"), max_length=200, help_text=_("Används bara om personen är ny i Fridlyst.")
    )
    role = forms.ChoiceField(label=_("Roll"), choices=Role.choices)
    body = forms.TypedChoiceField(
        label=_("För"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Rapportörer och godkännare svarar för en enhet. Andra roller gäller hela kommunen."),
    )

    def offer_bodies(self, bodies: Sequence[BodyView]) -> None:
        """Let the role be held on any body, or in the whole municipality."""
        set_choices(self, "body", [("", _("Hela kommunen")), *((body.id, body.name) for body in bodies)])

    def clean(self) -> dict[str, Any]:
        """Who answers does so for a body; what other roles may do holds in the whole municipality."""
        given = super().clean() or self.cleaned_data
        if given.get("role") not in (Role.REPORTER, Role.APPROVER):
            return given | {"body": None}
        if not given.get("body") and "body" not in self.errors:
            self.add_error("body", _("Välj vilken enhet personen svarar för."))
        return given


class KeyForm(SavingForm):
    """A key for another program."""

    name = forms.CharField(
        label=_("Namn"), max_length=100, help_text=_("Vilket system som ska använda nyckeln.")
    )
    role = forms.ChoiceField(
        label=_("Får"),
        choices=[(Role.REPORTER, _("Läsa och lämna mätvärden")), (Role.READER, _("Läsa"))],
    )
    body = forms.TypedChoiceField(label=_("För"), required=False, coerce=int, empty_value=None)
    expires_on = day_field(_("Gäller till och med"), help_text=_("Högst två år framåt."))

    def offer_bodies(self, bodies: Sequence[BodyView]) -> None:
        """Let the key speak for any body, or for the whole municipality."""
        self.fields["expires_on"].required = True
        set_choices(self, "body", [("", _("Hela kommunen")), *((body.id, body.name) for body in bodies)])

    def values(self) -> dict[str, Any]:
        """The fields as the action takes them."""
        given = self.cleaned_data
        return {name: given[name] for name in ("name", "role", "expires_on")} | {"body_id": given["body"]}
