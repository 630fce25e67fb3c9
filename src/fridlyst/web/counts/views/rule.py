"""The rule of small numbers: what holds, who decided it and why."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.counts import actions
from fridlyst.counts.policies import may_decide_rule
from fridlyst.counts.queries.rule import FIRST, decided_rules
from fridlyst.counts.terms import Method
from fridlyst.organisation.policies import require
from fridlyst.reports.published import rule_in_words
from fridlyst.web.counts.finding import crumbs, href
from fridlyst.web.counts.forms import RuleForm
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What the rule says; the coordinator decides another."""
    decided = decided_rules(visit.municipality.id)
    now = decided[0] if decided else FIRST
    begins = {"threshold": now.threshold, "method": now.method, "version": now.number}
    form = RuleForm(request.POST or None, initial=begins)
    if request.method == "POST":
        require(may_decide_rule(visit.actor))
        if form.saves(lambda: _decide(visit, form)):
            messages.success(request, _("Regeln gäller från nu. Det som redan är publicerat står kvar."))
            return redirect(href(visit, "rule"))
    page = FormPage(_("Regeln för små antal"), _("Ändra regeln"), href(visit), crumbs(visit))
    more = {
        "said": rule_in_words(now.as_figures),
        "decided": [(one, Method(one.method).label) for one in decided],
        "decides": may_decide_rule(visit.actor),
    }
    return form_answer(request, form, page, "counts/rule.html", **more)


def _decide(visit: Visit, form: RuleForm) -> object:
    given = form.cleaned_data
    return actions.decide_rule(
        by=visit.actor,
        threshold=given["threshold"],
        method=given["method"],
        reason=given["reason"],
        version=form.seen,
    )
