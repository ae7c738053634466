"""Who says what in English: the saying before what is said, with the subject of both."""

import re
from collections.abc import Sequence

from pipeline.facts.tables import word_set
from pipeline.lexicon.order.build import Span
from pipeline.lexicon.order.node import Node


def told_first(parts: Sequence[Span]) -> list[Span]:
    """Quoted clauses moved behind the verb of saying, which takes their topic where it has none of its own."""
    parts = list(parts)
    split = next((n for n in range(1, len(parts) - 1) if _says(parts[n]) and _is_quote(parts[n - 1])), 0)
    if split and any(_is_quote(span) for span in parts[split + 1 :]):
        said, rest = told_first([*parts[:split], _alone(parts[split])]), told_first(parts[split + 1 :])
        link = Node("lead", ", and", form="saying")
        return [*said, rest[0]._replace(leads=(link, *rest[0].leads)), *rest[1:]]
    at = max((n for n, span in enumerate(parts) if _is_quote(span)), default=-1)
    if at < 0 or at + 1 >= len(parts) or parts[at + 1].verb is None:
        return list(parts)
    saying = parts[at + 1]
    before: list[Span] = []
    content = list(parts[: at + 1])
    if saying.verb is not None and saying.verb.lemma == "것":
        return [*parts[:at], saying, content[-1], *_continued(parts[at + 2 :])]
    own = saying.topic is not None or any(node.role == "subject" for node in (saying.verb.parts if saying.verb else ()))
    if not own:
        first = next((n for n, span in enumerate(content) if span.topic is not None), None)
        if first is not None:
            saying = saying._replace(topic=content[first].topic, leads=(*content[first].leads, *saying.leads))
            content[first] = content[first]._replace(topic=None, leads=())
            if all(_has_subject(span) for span in content[:first]):
                before, content = content[:first], content[first:]
    judged = next((n for n, span in enumerate(content) if span.verb is not None and span.verb.lemma == "것"), 0)
    content.insert(0, content.pop(judged))
    reason = max((n for n, span in enumerate(content) if _is_reason(span)), default=-1)
    if reason >= 0:
        content = [*content[reason + 1 :], *content[: reason + 1]]
        reason = len(content) - reason - 1
        content[reason] = content[reason]._replace(
            leads=(Node("lead", ", saying", form="saying"), *content[reason].leads)
        )
        own = True
    verb = saying.verb._replace(parts=(*saying.verb.parts, Node("quote", ""))) if saying.verb is not None else None
    assert_said = verb._replace(form="said") if verb is not None and not own else verb
    return [*before, saying._replace(verb=assert_said), *content, *parts[at + 2 :]]


_SAYING = word_set(
    "밝히 말하 답하 응답하 대답하 전하 설명하 강조하 덧붙이 분석하 지적하 주장하 전망하 예상하 평가하 당부하 요청하 약속하"
)


def _is_quote(span: Span) -> bool:
    return span.verb is not None and span.verb.role == "quote"


def _alone(span: Span) -> Span:
    """A clause of saying without the "and" behind it."""
    verb = span.verb
    if verb is None:
        return span
    return span._replace(
        verb=verb._replace(role="predicate", words=re.sub(r",? (?:and|but)$", "", verb.words), form="")
    )


def _says(span: Span) -> bool:
    """A clause of saying inside the sentence: … 답했고, … 말했으며."""
    return span.verb is not None and span.verb.role == "clause" and span.verb.lemma in _SAYING


def _continued(parts: Sequence[Span]) -> list[Span]:
    """What follows a judgment (…것도 처음으로, 1년 전에는 55%였다), with "and" and a subject."""
    if not parts or parts[0].verb is None or parts[0].verb.role == "break":
        return list(parts)
    own = parts[0].topic is not None or _has_subject(parts[0])
    lead = Node("lead", ", and" if own else ", and it", form="saying")
    return [parts[0]._replace(leads=(lead, *parts[0].leads)), *parts[1:]]


def _has_subject(span: Span) -> bool:
    return span.verb is not None and any(node.role == "subject" for node in span.verb.parts)


def _is_reason(span: Span) -> bool:
    """What somebody says while doing something else: 확인됐다며 (당부했다)."""
    return span.verb is not None and span.verb.role == "quote" and span.verb.form.endswith(("며", "면서"))
