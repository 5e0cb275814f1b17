"""Ways to break the page's script: what stands in it, and what would be wrong instead."""

from __future__ import annotations

BREAKS: dict[str, tuple[str, str]] = {
    "nothing ends early": ("if (now === Infinity ||", "if (true ||"),
    "an early end forgets the rules": (
        "return !data.rules.some(",
        "return true || !data.rules.some(",
    ),
    "an early end forgets what cannot be asked": (
        "const rest = coming.filter(({ askIf }) => askIf === null || holds(askIf, supposed));",
        "const rest = coming;",
    ),
    "an early end forgets the ends of questions": (
        "if (coming.some(({ way }) => endsIn(way) !== null && raises([way.end]))) return false;",
        "",
    ),
    "an early end forgets answers": (
        "if (rest.some(({ answers }) => answers.some(({ recommended }) => raises(recommended)))) "
        "return false;",
        "",
    ),
    "nothing is passed over": ("while (question.askIf !== null &&", "while (false &&"),
    "the end of a question passed over recommends nothing": (
        "{ ...state, reasons: [...state.reasons, reason], question: null }",
        "{ ...state, question: null }",
    ),
    "rules say nothing": (
        "const ruled = withRules(answered, question.id);",
        "const ruled = answered;",
    ),
    "answers lead nowhere by themselves": ("? null : answers[0].way) ??", "? null : null) ??"),
    "one more is needed": (
        "holds(member, names)).length >= needed",
        "holds(member, names)).length > needed",
    ),
    "one more point is needed": (", 0) >= condition.needed", ", 0) > condition.needed"),
    "of one choice all points count": (
        "return one ? Math.max(0, ...given) : given",
        "return given",
    ),
    "a band leaves its last number out": (
        "unitsOf(question, number) <= upTo",
        "unitsOf(question, number) < upTo",
    ),
    "none is no name": (
        "answers.map(({ id }) => id) : [NONE];",
        "answers.map(({ id }) => id) : [];",
    ),
    "the bound counts what is passed over": ("+ (asked ? 1 : 0)", "+ 1"),
    "the bound forgets what is ruled out": (
        "if (question.askIf !== null && !holds(question.askIf, possible)) continue;",
        "",
    ),
    "calmer things are shown beside what is enough": (
        "!(enough || data.recommendations[id].yields)",
        "!data.recommendations[id].yields",
    ),
    "what yields is shown beside what is more urgent": (
        "(enough || data.recommendations[id].yields)",
        "enough",
    ),
    "what is recommended stands in order of arrival": (".sort((a, b) => rank(a) - rank(b))", ""),
    "nothing withholds advice": ("!(unless !== null && holds(unless, state.names))", "true"),
    "advice is shown to the most urgent": ("(atMost === null || level >= atMost)", "true"),
    "advice is shown to the calmest": ("(atLeast === null || level <= atLeast)", "true"),
    "a score begins at nothing": (
        "questions[asked], given), start)",
        "questions[asked], given), 0)",
    ),
    "boxes stay in the order they were ticked": (
        "Array.isArray(value) ? chosen(question, value).map(({ id }) => id) : value",
        "value",
    ),
    "a change forgets the later answers": (
        "return forward(answer(interview, given));",
        "return answer(interview, given);",
    ),
    "going back forgets the answer": (
        "new Map([states.at(-1).path.at(-1), ...remembered])",
        "remembered",
    ),
    "a step back keeps what is answered": (
        "filter(([id]) => !known.has(id))",
        "filter(() => true)",
    ),
    "what a change added is asked before the rest": (
        "sitting.takingUp ? walk.forward(answered) : answered",
        "answered",
    ),
    "the same answer is a change": ("walk.answers(interview).get(id))) return", "0)) return"),
    "a mark is forgotten": (
        "walk.lastGiven(sitting.interview, id))) drafts.set",
        "value)) drafts.set",
    ),
    "the glance has room for all": ("const GLANCE_WORDS = 120;", "const GLANCE_WORDS = 12000;"),
    "reasons are told twice": (
        "shown.includes(reason.recommendation) && at === ",
        "shown.includes(reason.recommendation) && at >= ",
    ),
    "the day is that of the first month": (
        "today.getMonth(), today.getDate() + days",
        "0, days + 1",
    ),
    "any country is one's own": ("(calls[country] ?? calls[OTHER])", "Object.values(calls)[1]"),
}
