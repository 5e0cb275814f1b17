"use strict";
// A result in words, and what a step did: the sentences of the data, with the values of this person.
const OTHER = "other";
const GLANCE_WORDS = 120;
const SIGNS_NAMED = 6;

const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const unique = (things) => [...new Set(things)];
const text = (told) => ({ kind: "text", text: told });
const item = (told) => ({ kind: "item", text: told });
const title = (told) => ({ kind: "title", text: told });

const dayIn = (data, today, days = 0) => {
  const day = new Date(today.getFullYear(), today.getMonth(), today.getDate() + days);
  return fill(data.frame.days[day.getMonth()], { day: day.getDate(), year: day.getFullYear() });
};

const tellingOf = (data, walk) => {
  const { frame, questions, recommendations, levels } = data;
  const heads = frame.headings;
  const words = (question, given) => walk.inWords(question, given).join("; ");
  // A box is a whole sentence; any other answer is read with its question.
  const saidAlone = (question, said) => (question.kind === "any" ? said : `${question.ask} ${said}`);

  const toDo = (result, titled) => {
    const lead = result.recommendations.filter((id) => recommendations[id].level === result.level);
    const others = result.recommendations.filter((id) => recommendations[id].level !== result.level);
    const { how } = levels[result.level];
    return [
      ...lead.flatMap((id) => [
        ...(titled.includes(id) ? [title(recommendations[id].title)] : []),
        text(recommendations[id].text),
      ]),
      ...(how ? [text(how)] : []),
      ...others.flatMap((id) => [title(recommendations[id].title), text(recommendations[id].text)]),
    ];
  };

  const scores = (result) => {
    const asked = new Set(result.path.map(([id]) => id));
    return Object.entries(result.scores).map(([id, total]) => {
      const { title, most, adding } = data.scores[id];
      const left = result.early && adding.some((each) => !asked.has(each));
      return item(fill(left ? frame.scoreLeft : frame.score, { title, total, highest: most }));
    });
  };

  const byTopic = (advice) =>
    advice.flatMap((one, at) => [
      ...(at && advice[at - 1].topic === one.topic ? [] : [title(one.topic)]),
      item(one.text),
    ]);
  const adviceSections = (result) => {
    const shown = data.advice.filter(({ id }) => result.advice.includes(id));
    const topics = unique(shown.map(({ topic }) => topic));
    if (topics.length < 2) return [["advice", heads.advice, byTopic(shown)]];
    const [lead, ...rest] = topics;
    const of = (topic) => shown.filter((one) => one.topic === topic);
    return [
      ["first", lead, of(lead).map((one) => item(one.text))],
      ["advice", heads["more-advice"], byTopic(rest.flatMap(of))],
    ];
  };

  const ruleOf = (reason) => data.rules.find(({ id }) => id === reason.rule);
  const sourcesOf = (result) =>
    unique(
      [
        ...result.recommendations.map((id) => recommendations[id]),
        ...result.because.filter(({ rule }) => rule).map(ruleOf),
        ...data.advice.filter(({ id }) => result.advice.includes(id)),
      ].flatMap(({ sources }) => sources),
    );
  const answered = ({ question: id, answer, recommendation }, given) => {
    const question = questions[id];
    const chosen = question.answers.find((one) => one.id === answer);
    if (!chosen?.recommended.includes(recommendation)) return frame.allAnswers;
    const said = question.kind === "any" ? chosen.text : words(question, given.get(id));
    return fill(frame.youAnswered, { said: saidAlone(question, said) });
  };
  const why = (result, numbers) => {
    const given = new Map(result.path);
    return result.because.map((reason) => {
      const rule = ruleOf(reason);
      const told = rule ? rule.because : answered(reason, given);
      const { title, sources } = recommendations[reason.recommendation];
      const cited = (rule ? rule.sources : sources).map((id) => numbers.indexOf(id) + 1).join(",");
      const other = reason.recommendation !== result.recommendations[0];
      return item(fill(other ? frame.reasonFor : frame.reason, { told, title, cited }));
    });
  };

  const moreUrgent = (result) => {
    const found = result.path.flatMap(([id]) =>
      questions[id].answers
        .filter((answer) => answer.rank !== null && answer.rank < result.level && answer.text)
        .map((answer) => [answer.rank, saidAlone(questions[id], answer.text)]),
    );
    return found.sort(([one], [other]) => one - other).slice(0, SIGNS_NAMED).map(([, said]) => item(said));
  };
  const answersTold = (result) =>
    result.path.map(([id, given]) => {
      const question = questions[id];
      const points = question.addsTo.length ? frame.points[walk.pointsOf(question, given)] : "";
      return item(`${question.ask} ${words(question, given)}${points}`);
    });

  const callOf = ({ calls }, country) =>
    (country === null ? calls[""] : (calls[country] ?? calls[OTHER])) ?? { first: "", elsewhere: "", known: true };
  const ago = (day, today) => {
    if (day === null) return frame.whenSaved;
    const dayOf = (each) => Date.UTC(each.getFullYear(), each.getMonth(), each.getDate());
    const days = Math.round((dayOf(today) - dayOf(day)) / 86_400_000);
    if (days < 0) return fill(frame.onDay, { day: dayIn(data, day) });
    const [one, more] = frame.daysAgo;
    return days ? fill(days === 1 ? one : more, { number: days.toLocaleString("en").replaceAll(",", data.thousands) }) : frame.earlierToday;
  };
  // Whether it is better, the same or worse than it was then.
  const sinceOf = (then, level, today) =>
    then === null || then.level === null
      ? ""
      : fill(frame.since[Math.sign(then.level - level)], { day: ago(then.day, today), title: levels[then.level].title });
  const restOf = ({ since, also, heading, signs }) => [
    ...(since ? [text(since)] : []),
    ...also.map((each) => text(fill(frame.also, { title: each }))),
    ...(signs.length ? [title(heading)] : []),
    ...signs.map(item),
  ];
  const wordsIn = (glance) =>
    [glance.headline, glance.action, glance.atOnce, glance.numbers, ...restOf(glance).map((line) => line.text)]
      .flatMap((told) => told.split(/\s+/u))
      .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  // As much as the glance has room for: other things to do give way first, then signs.
  const fitting = (glance) => {
    if (wordsIn(glance) > GLANCE_WORDS) glance = { ...glance, also: [] };
    while (wordsIn(glance) > GLANCE_WORDS && glance.signs.length > 1) {
      glance = { ...glance, signs: glance.signs.slice(0, -1) };
    }
    return glance;
  };

  // The glance, its lines, and the sections behind it.
  const summary = (result, today, country, then) => {
    const level = levels[result.level];
    const day = level.days === null ? "" : dayIn(data, today, level.days);
    const lead = result.recommendations.filter((id) => recommendations[id].level === result.level);
    const call = callOf(level, country);
    const whole = {
      headline: level.headline,
      action: recommendations[lead[0]].title,
      atOnce: [fill(level.when, { day }), call.known ? call.first : ""].filter(Boolean).join(" "),
      numbers: call.known ? call.elsewhere : call.first,
      since: sinceOf(then, result.level, today),
      also: lead.slice(1).map((id) => recommendations[id].title),
      heading: level.signs,
      signs: unique([...result.recommendations.flatMap((id) => recommendations[id].watchFor), ...level.watchFor]),
    };
    const glance = fitting(whole);
    const numbers = sourcesOf(result);
    const expected = unique(result.recommendations.map((id) => recommendations[id].expect));
    const sections = [
      ["do", heads.do, toDo(result, whole.also.length && !glance.also.length ? lead.slice(1) : [])],
      ["watch", heads.watch, whole.signs.slice(glance.signs.length).map(item)],
      ["scores", Object.keys(result.scores).length > 1 ? heads.scores : heads.score, scores(result)],
      ...adviceSections(result),
      ["expect", heads.expect, [...expected, fill(level.again, { day })].filter(Boolean).map(text)],
      ["why", heads.why, why(result, numbers)],
      ["raise", heads.raise, moreUrgent(result)],
      ["doctor", heads.doctor, answersTold(result)],
      [
        "about",
        heads.about,
        [
          text(data.disclaimer),
          text(data.lookedThrough),
          title(heads.sources),
          ...numbers.map((id, at) => item(`[${at + 1}] ${data.sources[id]}`)),
        ],
      ],
    ];
    return {
      level: result.level,
      glance,
      rest: restOf(glance),
      sections: sections.filter(([, , lines]) => lines.length).map(([id, heading, lines]) => ({ id, heading, lines })),
    };
  };

  // What a step did, in one sentence; nothing where there is nothing to say.
  const outcome = (before, now) => {
    if (same(before.recommendations, now.recommendations)) return frame.unchanged;
    const titles = ({ level, recommendations: ids }) =>
      before.level === now.level ? ids.map((id) => recommendations[id].title).join(", ") : levels[level].title;
    return fill(frame.changed, { was: titles(before), now: titles(now) });
  };
  const said = ({ before, now, aside, asksMore }) => {
    const told = asksMore && now === null ? [frame.askedToo] : [];
    if (before !== null && now !== null && !same(before.path, now.path)) told.push(outcome(before, now));
    if (aside) told.push(frame.aside[aside]);
    return told.length ? `${told.join("; ")}.` : "";
  };
  const place = ({ interview, changing }) => {
    if (changing !== null) return fill(frame.changing, { number: changing });
    const more = walk.mostToCome(interview) - 1;
    const number = walk.path(interview).length + 1;
    return fill(more ? frame.place : frame.lastPlace, { number, more });
  };
  const soFar = (interview) => {
    const answered = walk.path(interview).length;
    const most = walk.mostToCome(interview);
    if (!answered) return frame.atMost;
    const values = { answers: frame.answered[answered], questions: frame.toCome[most] };
    return fill(most ? frame.soFarOf : frame.soFar, values);
  };
  return { summary, said, place, soFar, ago };
};
