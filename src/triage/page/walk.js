"use strict";
// The walk through a questionnaire: a second reading of the meaning of rule files, beside the one in
// Python. It knows no page and no clock. Nothing that it gives ever changes; each step gives a new one.
// A given answer is an id, a list of ids in the order of the file, a number, or "unsure".
const NONE = "none";
const UNSURE = "unsure";

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const plus = (set, more) => new Set([...set, ...more]);

// What questions and conditions mean, whoever answers.
const meaningOf = (data) => {
  const questions = data.questions;
  const rank = (recommendation) => data.recommendations[recommendation].level;

  const added = ({ one, points }, names) => {
    const given = Object.entries(points).filter(([name]) => names.has(name)).map(([, each]) => each);
    return one ? Math.max(0, ...given) : given.reduce((sum, each) => sum + each, 0);
  };
  const holds = (condition, names) => {
    if (typeof condition === "string") return names.has(condition);
    if (Array.isArray(condition)) {
      const [needed, members] = condition;
      return members.filter((member) => holds(member, names)).length >= needed;
    }
    const { parts } = data.scores[condition.score];
    return parts.reduce((sum, part) => sum + added(part, names), 0) >= condition.needed;
  };

  // Decimals are counted in units of the last place, so that none is ever rounded.
  const unitsOf = (question, number) => Number(number.toFixed(question.places).replace(".", ""));
  const bandOf = (question, number) =>
    question.answers.find(({ upTo }) => upTo !== null && unitsOf(question, number) <= upTo);

  const chosen = (question, given) => {
    if (typeof given === "number") return [bandOf(question, given)];
    return question.answers.filter(({ id }) => (Array.isArray(given) ? given.includes(id) : id === given));
  };
  const namesOf = (question, given) => {
    const answers = chosen(question, given);
    const names = answers.length ? answers.map(({ id }) => id) : [NONE];
    if (question.counts) names.push(String(given));
    return names.map((name) => `${question.id}.${name}`);
  };
  const allNames = (question) =>
    question.names ??
    [...question.answers.map(({ id }) => id), ...(question.kind === "any" ? [NONE] : [])].map(
      (id) => `${question.id}.${id}`,
    );
  const pointsOf = (question, given) =>
    question.counts && typeof given === "number"
      ? given
      : chosen(question, given).reduce((sum, { points }) => sum + points, 0);

  // Whether a question takes a value that comes from a file or a field.
  const takes = (question, value) => {
    const ids = question.answers.map(({ id }) => id);
    if (question.kind === "one") return ids.includes(value);
    if (question.kind === "any") {
      return Array.isArray(value) && new Set(value).size === value.length && value.every((id) => ids.includes(id));
    }
    if (value === UNSURE) return ids.includes(UNSURE);
    if (typeof value !== "number" || Number(value.toFixed(question.places)) !== value) return false;
    const units = unitsOf(question, value);
    return (
      question.lowest <= units && units <= question.highest && (units - question.lowest) % question.step === 0
    );
  };
  const inOrder = (question, value) =>
    Array.isArray(value) ? chosen(question, value).map(({ id }) => id) : value;

  const shown = (number) => String(number).replace(".", data.point);
  const inWords = (question, given) => {
    if (typeof given === "number") {
      return [`${shown(given)} ${given === 1 ? question.unitOfOne : question.unit}`.trimEnd()];
    }
    if (Array.isArray(given) && !given.length) return [question.none];
    return chosen(question, given).map(({ text }) => text);
  };
  return { questions, rank, holds, unitsOf, chosen, namesOf, allNames, pointsOf, takes, inOrder, shown, inWords };
};

// Where a walk stands, answer after answer.
const engineOf = (data, meaning) => {
  const { questions, rank, holds, chosen, namesOf, allNames } = meaning;
  const endsIn = (way) => way?.end ?? null;
  const ahead = (id) => questions[id].ahead.map((place) => questions[data.order[place]]);
  const reached = (state) => Math.min(...state.reasons.map(({ recommendation }) => rank(recommendation)));

  const nothingCanRaise = (state, id) => {
    const now = reached(state);
    if (now === Infinity || !data.levels[now].enough) return false;
    const raises = (ids) => ids.some((each) => rank(each) < now);
    const coming = ahead(id);
    if (coming.some(({ way }) => endsIn(way) !== null && raises([way.end]))) return false;
    const supposed = plus(state.names, coming.flatMap(allNames));
    const rest = coming.filter(({ askIf }) => askIf === null || holds(askIf, supposed));
    if (rest.some(({ answers }) => answers.some(({ recommended }) => raises(recommended)))) return false;
    const names = plus(state.names, rest.flatMap(allNames));
    return !data.rules.some(({ recommend, when }) => raises(recommend) && holds(when, names));
  };

  const aboutToAsk = (state, id) => {
    let question = questions[id];
    while (question.askIf !== null && !holds(question.askIf, state.names)) {
      const { end, go } = question.way;
      if (end) {
        const reason = { question: question.id, recommendation: end };
        return { ...state, reasons: [...state.reasons, reason], question: null };
      }
      question = questions[go];
    }
    if (nothingCanRaise(state, question.id)) return { ...state, question: null, early: true };
    return { ...state, question: question.id };
  };

  // A rule that goes on holding recommends nothing new, so none has to be remembered.
  const withRules = (state, answered) => {
    for (const rule of data.rules) {
      if (!rule.names.includes(answered) || !holds(rule.when, state.names)) continue;
      const reasons = rule.recommend.map((recommendation) => ({ rule: rule.id, recommendation }));
      state = {
        ...state,
        reasons: [...state.reasons, ...reasons],
        advised: plus(state.advised, rule.advise),
      };
    }
    return state;
  };

  const start = () =>
    aboutToAsk(
      { question: null, path: [], names: new Set(), reasons: [], advised: new Set(), early: false },
      data.start,
    );

  const after = (state, given) => {
    const question = questions[state.question];
    const answers = chosen(question, given);
    const reasons = answers.flatMap(({ id, recommend }) =>
      recommend.map((recommendation) => ({ question: question.id, answer: id, recommendation })),
    );
    // Only a single answer may lead on by itself; where boxes lead belongs to the question.
    const way = (question.kind === "any" ? null : answers[0].way) ?? question.way;
    if (way.end) {
      const whole = Array.isArray(given) ? given : answers[0].id;
      reasons.push({ question: question.id, answer: whole, recommendation: way.end });
    }
    const answered = {
      ...state,
      question: null,
      path: [...state.path, [question.id, given]],
      names: plus(state.names, namesOf(question, given)),
      reasons: [...state.reasons, ...reasons],
      advised: plus(state.advised, answers.flatMap(({ advise }) => advise)),
    };
    const ruled = withRules(answered, question.id);
    return way.end ? ruled : aboutToAsk(ruled, way.go);
  };

  // The most questions that can still come, this one included: the longest way on in the graph,
  // less what the answers given so far have ruled out.
  const mostToCome = (state) => {
    if (state.question === null) return 0;
    const possible = new Set(state.names);
    const askable = new Set();
    for (const question of ahead(state.question)) {
      if (question.askIf !== null && !holds(question.askIf, possible)) continue;
      allNames(question).forEach((name) => possible.add(name));
      askable.add(question.id);
    }
    const longest = new Map();
    for (const question of ahead(state.question).reverse()) {
      const asked = askable.has(question.id);
      const ways = asked ? [question.way, ...question.answers.map(({ way }) => way)] : [question.way];
      const on = ways.filter((way) => way?.go).map(({ go }) => longest.get(go));
      longest.set(question.id, Math.max(0, ...on) + (asked ? 1 : 0));
    }
    return longest.get(state.question);
  };

  const totals = (path) => {
    const scores = {};
    for (const [id, { start, adding }] of Object.entries(data.scores)) {
      const counted = path.filter(([asked]) => adding.includes(asked));
      if (!counted.length) continue;
      scores[id] = counted.reduce((sum, [asked, given]) => sum + meaning.pointsOf(questions[asked], given), start);
    }
    return scores;
  };

  // What a finished walk comes to.
  const resultOf = (state) => {
    const level = reached(state);
    const { enough } = data.levels[level];
    const recommended = [...new Set(state.reasons.map(({ recommendation }) => recommendation))];
    const isShown = (id) => rank(id) === level || !(enough || data.recommendations[id].yields);
    const shown = recommended.filter(isShown).sort((a, b) => rank(a) - rank(b));
    const collected = plus(state.advised, shown.flatMap((id) => data.recommendations[id].advice));
    const advice = data.advice.filter(
      ({ id, unless, atLeast, atMost }) =>
        collected.has(id) &&
        (atLeast === null || level <= atLeast) &&
        (atMost === null || level >= atMost) &&
        !(unless !== null && holds(unless, state.names)),
    );
    const because = state.reasons.filter(
      (reason, at) =>
        shown.includes(reason.recommendation) && at === state.reasons.findIndex((other) => same(other, reason)),
    );
    return {
      level,
      recommendations: shown,
      advice: advice.map(({ id }) => id),
      because,
      path: state.path,
      early: state.early,
      scores: totals(state.path),
    };
  };
  return { start, after, mostToCome, resultOf, ahead };
};

// One person's interview: states one after the other, and what was answered at another time.
const walkOf = (data) => {
  const meaning = meaningOf(data);
  const engine = engineOf(data, meaning);
  const now = (interview) => interview.states.at(-1);
  const without = (remembered, id) => new Map([...remembered].filter(([other]) => other !== id));

  const begin = () => ({ states: [engine.start()], remembered: new Map() });
  const current = (interview) => now(interview).question;
  const path = (interview) => now(interview).path;
  const answers = (interview) => new Map(path(interview));
  const mostToCome = (interview) => engine.mostToCome(now(interview));
  const result = (interview) => (current(interview) === null ? engine.resultOf(now(interview)) : null);
  const isEnough = (level) => data.levels[level].enough;
  const lastGiven = (interview, id) => answers(interview).get(id) ?? interview.remembered.get(id);

  const answer = ({ states, remembered }, given) => {
    const id = states.at(-1).question;
    const following = engine.after(states.at(-1), meaning.inOrder(meaning.questions[id], given));
    return { states: [...states, following], remembered: without(remembered, id) };
  };
  const forward = (interview) => {
    while (interview.remembered.has(current(interview))) {
      interview = answer(interview, interview.remembered.get(current(interview)));
    }
    return interview;
  };
  const back = ({ states, remembered }) => {
    if (states.length === 1) return { states, remembered };
    return { states: states.slice(0, -1), remembered: new Map([states.at(-1).path.at(-1), ...remembered]) };
  };
  const change = (interview, id, given) => {
    while (current(interview) !== id) interview = back(interview);
    return forward(answer(interview, given));
  };
  // The same, remembering also what is answered in another one and not known here.
  const withAside = (interview, other) => {
    const known = answers(interview);
    const given = new Map([...other.remembered, ...answers(other), ...interview.remembered]);
    return { ...interview, remembered: new Map([...given].filter(([id]) => !known.has(id))) };
  };
  const remembering = ({ states }, given) => ({ states, remembered: new Map(given) });

  const inFileOrder = (ids) => Object.keys(meaning.questions).filter((id) => ids.has(id));
  const aside = (interview) =>
    inFileOrder(interview.remembered).map((id) => [id, interview.remembered.get(id)]);
  const outOfReach = (interview) => {
    const id = current(interview);
    const coming = new Set(id === null ? [] : engine.ahead(id).map((question) => question.id));
    return new Set([...interview.remembered.keys()].filter((each) => !coming.has(each)));
  };
  return {
    ...meaning, begin, current, path, answers, mostToCome, result, isEnough, lastGiven,
    answer, forward, back, change, withAside, remembering, inFileOrder, aside, outOfReach,
  };
};

// One person's sitting: what the page remembers besides the interview. A step gives the next one,
// and what became of the result and of later answers, for whoever puts that into words.
const sittingOf = (walk) => {
  const NOTHING_DONE = { before: null, now: null, aside: 0, asksMore: false };
  // `then` is what the answers of another day came to, for the result to be compared with.
  const resume = (interview, drafts = new Map(), then = null) => ({
    interview, changing: null, before: null, takingUp: false, drafts, then,
  });

  const asked = ({ interview, changing }) =>
    changing === null ? walk.current(interview) : walk.path(interview)[changing - 1][0];
  const given = (sitting) => sitting.drafts.get(asked(sitting)) ?? walk.lastGiven(sitting.interview, asked(sitting));

  const mark = (sitting, id, value) => {
    const drafts = new Map([...sitting.drafts].filter(([other]) => other !== id));
    if (value !== null && !same(value, walk.lastGiven(sitting.interview, id))) drafts.set(id, value);
    return { ...sitting, drafts };
  };
  const at = (sitting, interview, asksMore = false) => {
    const aside = walk.outOfReach(interview);
    const before = walk.result(sitting.interview) ?? sitting.before;
    const known = walk.outOfReach(sitting.interview);
    const newly = [...aside].filter((id) => !known.has(id)).length;
    const goesOn = walk.current(interview) !== null || aside.size > 0;
    const next = { ...sitting, interview, changing: null, before, takingUp: sitting.takingUp && goesOn };
    return [next, { before, now: walk.result(interview), aside: newly, asksMore }];
  };
  const answer = (sitting, value) => {
    const id = asked(sitting);
    const { interview } = sitting;
    const confirmed = mark(sitting, id, null);
    if (sitting.changing === null) {
      const answered = walk.answer(interview, value);
      // What a change added is answered; the later answers that still apply are taken up.
      return at(confirmed, sitting.takingUp ? walk.forward(answered) : answered);
    }
    const changed = walk.change(interview, id, value);
    if (same(walk.answers(changed).get(id), walk.answers(interview).get(id))) return [letBe(confirmed), NOTHING_DONE];
    const next = walk.current(changed);
    const asksMore = next !== null && next !== walk.current(walk.forward(interview));
    return at({ ...confirmed, takingUp: true }, changed, asksMore);
  };
  const change = (sitting, number) => ({ ...sitting, changing: number });
  const letBe = (sitting) => ({ ...sitting, changing: null });
  const read = (sitting) => ({ ...sitting, before: null });
  // Stand again where one stood earlier; what was answered since is remembered.
  const again = (earlier, sitting) => ({
    ...resume(walk.withAside(earlier.interview, sitting.interview), sitting.drafts, sitting.then),
    changing: earlier.changing,
  });
  const toCheck = ({ interview }) => {
    const result = walk.result(interview);
    return result !== null && !walk.isEnough(result.level);
  };
  return { resume, asked, given, mark, answer, change, letBe, read, again, toCheck };
};
