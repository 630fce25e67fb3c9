"""What a round asks beside the plan, and what the bodies answer."""

from django.db import models

from fridlyst.followup.models.round import FollowUpRound
from fridlyst.followup.models.submission import Submission
from fridlyst.followup.terms import QuestionAbout, QuestionKind
from fridlyst.organisation.models import Body, Municipality
from fridlyst.organisation.terms import BodyKind
from fridlyst.programmes.models import Activity


class Question(models.Model):
    """One question of a round, in the coordinator's words.

    Asked of `bodies`; with none, of every body of `body_kind`; with neither, of all. `options` is a list of
    {key, label}; `condition` is empty, {"status": [codes]}, {"question": key, "is": [values]} or both.
    Questions that stand together under a heading have the same `section`. A question that is taken away
    after it was answered is withdrawn, and kept with its answers. Numbers and shares of what is
    `about_persons` are shown through the rule of small numbers.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    round = models.ForeignKey(FollowUpRound, on_delete=models.CASCADE, related_name="questions")
    key = models.SlugField(max_length=60)
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=12, choices=QuestionKind)
    about = models.CharField(max_length=10, choices=QuestionAbout, default=QuestionAbout.BODY)
    section = models.CharField(max_length=200, blank=True)
    label = models.CharField(max_length=500)
    help = models.CharField(max_length=1000, blank=True)
    required = models.BooleanField(default=False)
    about_persons = models.BooleanField(default=True)
    options = models.JSONField(default=list, blank=True)
    condition = models.JSONField(default=dict, blank=True)
    body_kind = models.CharField(max_length=20, choices=BodyKind, blank=True)
    bodies = models.ManyToManyField(Body, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["round", "key"], name="question_one_key")]

    def __str__(self) -> str:
        return self.label


class QuestionAnswer(models.Model):
    """What one body answers to one question, of one activity where the question is about activities.

    `value` by kind: text, number (a decimal as text), share ({numerator, denominator} as text), yes_no
    (true or false), one_choice (a key), many_choices (a list of keys), date (ISO); null is not answered.
    `asked` is set when the answer is sent in: what stands in a question that was folded away is not told.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="question_answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    activity = models.ForeignKey(
        Activity, null=True, blank=True, on_delete=models.PROTECT, related_name="question_answers"
    )
    value = models.JSONField(null=True)
    asked = models.BooleanField(default=False)
    saved_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "question"],
                condition=models.Q(activity__isnull=True),
                name="question_answer_once",
            ),
            models.UniqueConstraint(
                fields=["submission", "question", "activity"],
                condition=models.Q(activity__isnull=False),
                name="question_answer_once_of_activity",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id}: {self.question_id}"
