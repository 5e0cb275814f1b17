"use strict";
// Files that keep answers, written as the terminal writes them and read as it reads them.
const SHEET_BEGINS = "```yaml\n";
const SHEET_ENDS = "```";
const UNFIT_NAMED = 3;

const isoDay = (day) => {
  const two = (number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
};

// What every saved file says: when, what it came to, and all that was answered or marked.
const savedOf = (data, walk, { interview, drafts, then }, today) => {
  const result = walk.result(interview);
  const saved = { questionnaire: data.id, saved: isoDay(today) };
  const kept = (given) => Object.fromEntries(given);
  if (result !== null) saved.level = data.levels[result.level].id;
  if (then !== null && then.level !== null) {
    saved.before = { ...(then.day === null ? {} : { saved: isoDay(then.day) }), level: data.levels[then.level].id };
  }
  saved.answers = kept(walk.answers(interview));
  const aside = walk.aside(interview);
  if (aside.length) saved.aside = kept(aside);
  if (drafts.size) saved.marked = kept(drafts);
  return saved;
};

const asJson = (data, walk, sitting, today) => {
  const result = walk.result(sitting.interview);
  const content = savedOf(data, walk, sitting, today);
  if (result !== null) {
    Object.assign(content, {
      recommendation: result.recommendations[0],
      recommendations: result.recommendations,
      advice: result.advice,
      because: result.because,
      path: result.path.map(([question, answer]) => ({ question, answer })),
      scores: result.scores,
      unused: [],
    });
  }
  return `${JSON.stringify(content, null, 2)}\n`;
};

const sheetOf = (saved) => {
  const quoted = (given) => (["true", "false", "null"].includes(given) ? `"${given}"` : given);
  const line = ([id, given]) => `${id}: ${Array.isArray(given) ? `[${given.map(quoted).join(", ")}]` : quoted(given)}\n`;
  const part = ([key, value]) => {
    if (typeof value !== "object") return line([key, value]);
    const inside = Object.entries(value).map((each) => `  ${line(each)}`);
    return inside.length ? `${key}:\n${inside.join("")}` : `${key}: {}\n`;
  };
  return Object.entries(saved).map(part).join("");
};

// Text in which nothing means anything to Markdown but line ends, and addresses are links.
const ADDRESS = /(<https?:\/\/[^\s<>]+>)/;
const literal = (told) =>
  told
    .split("\n")
    .map((line) =>
      line
        .replace(/^[ \t]+/, "")
        .replace(/[\\`*_[\]<>#|~&@]/g, "\\$&")
        .replace(/^([0-9]*)((?<=[0-9])[.)]|(?<![0-9])[-+=])/, "$1\\$2")
        .replace(/((?:https?|ftp|mailto|xmpp)(?=:)|www(?=\.))([^\n])/gi, "$1\\$2"),
    )
    .join("\n");
const linked = (told) =>
  told.split(ADDRESS).map((part) => (ADDRESS.test(part) ? part : literal(part))).join("");
const blocks = (lines, mark) => {
  const found = [];
  lines.forEach((line, at) => {
    const told = line.kind === "title" ? `${mark} ${literal(line.text)}` : linked(line.text);
    if (line.kind !== "item") found.push(told);
    else if (at && lines[at - 1].kind === "item") found.push(`${found.pop()}\n- ${told}`);
    else found.push(`- ${told}`);
  });
  return found;
};
const asMarkdown = (data, walk, telling, sitting, today, country) => {
  const result = walk.result(sitting.interview);
  let told = data.frame.noResult;
  if (result !== null) {
    const { glance, rest, sections } = telling.summary(result, today, country, sitting.then);
    const first = [glance.atOnce, glance.numbers].filter(Boolean).map(text);
    const parts = [`# ${literal(data.title)}`, `**${literal(glance.headline)}**`, `**${literal(glance.action)}**`];
    parts.push(...blocks([...first, ...rest], "##"));
    for (const { heading, lines } of sections) parts.push(`## ${literal(heading)}`, ...blocks(lines, "###"));
    told = `${parts.join("\n\n")}\n`;
  }
  const saved = fill(data.frame.savedOn, { day: dayIn(data, today) });
  const sheet = sheetOf(savedOf(data, walk, sitting, today));
  return `${told}\n${saved}\n\n${SHEET_BEGINS}${sheet}${SHEET_ENDS}\n`;
};

// The data of a sheet that was saved: lines with one answer each, which may stand under a heading.
const sheetIn = (written) => {
  const plain = (each) => each.trim().replace(/^"(.*)"$/, "$1");
  const valueOf = (told) => {
    if (told === "{}") return {};
    if (/^\[.*\]$/.test(told)) return told.slice(1, -1).split(",").map(plain).filter(Boolean);
    return /^-?[0-9]+(\.[0-9]+)?$/.test(told) ? Number(told) : plain(told);
  };
  const data = {};
  let inside = data;
  for (const line of written.split("\n")) {
    const found = /^( *)([a-z][a-z0-9-]*):(?: (.*))?$/.exec(line);
    if (!found) continue;
    const [, indent, id, told] = found;
    if (!indent) inside = data;
    if (told === undefined) inside = data[id] = {};
    else inside[id] = valueOf(told);
  }
  return data;
};

const isMapping = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const nowCalled = (things, id) =>
  things.some((one) => one.id === id) ? id : (things.find(({ was }) => was.includes(id))?.id ?? id);

// What a file answers, each part by the ids of today, and what fits no more; or `error`.
const readSaved = (data, walk, content) => {
  const { frame, questions } = data;
  const written = content.replace(/\r\n?/g, "\n");
  if (!written.trim()) return { error: frame.empty };
  const begins = written.lastIndexOf(SHEET_BEGINS);
  const [sheet] = written.slice(begins < 0 ? 0 : begins + SHEET_BEGINS.length).split(`\n${SHEET_ENDS}`);
  let read;
  try {
    read = JSON.parse(sheet);
  } catch {
    read = sheetIn(sheet);
  }
  if (!isMapping(read)) return { error: frame.noAnswers };
  const isSaved = isMapping(read.answers);
  const theirs = isSaved ? (read.questionnaire ?? data.id) : data.id;
  if (theirs !== data.id) return { error: fill(frame.ofAnother, { theirs, ours: data.id }) };

  const problems = [];
  const fitting = (given) => {
    const fits = new Map();
    for (const [before, value] of Object.entries(isMapping(given) ? given : {})) {
      const id = nowCalled(Object.values(questions), before);
      if (!Object.hasOwn(questions, id)) {
        problems.push(fill(frame.noQuestion, { id: before }));
        continue;
      }
      const question = questions[id];
      const called = (each) => nowCalled(question.answers, each);
      const none = question.kind === "any" && (value === NONE || same(value, [NONE]));
      const now = none ? [] : Array.isArray(value) ? unique(value.map(called)) : called(value);
      if (walk.takes(question, now)) fits.set(id, walk.inOrder(question, now));
      else problems.push(question.ask);
    }
    return fits;
  };
  const [answers, aside, marked] = isSaved ? [read.answers, read.aside, read.marked].map(fitting) : [fitting(read)];
  if (!answers.size && !aside?.size && !marked?.size) return { error: frame.noAnswers };

  const earlier = (told) => {
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(told.saved) ?? [];
    const id = nowCalled(data.levels, told.level);
    const level = data.levels.findIndex((one) => one.id === id);
    return { day: year ? new Date(year, month - 1, day) : null, level: level < 0 ? null : level };
  };
  return {
    answers,
    aside: aside ?? new Map(),
    marked: marked ?? new Map(),
    saved: isSaved && "saved" in read ? earlier(read) : null,
    before: isSaved && isMapping(read.before) ? earlier(read.before) : null,
    problems,
  };
};

// Where to go on from: answers of today as they are, those of another day with care.
const resumed = (data, walk, sheet, today) => {
  const stood = walk.forward(walk.remembering(walk.begin(), sheet.answers));
  const known = new Map([...walk.aside(stood), ...sheet.aside]);
  if (sheet.saved === null || (sheet.saved.day !== null && isoDay(sheet.saved.day) === isoDay(today))) {
    const interview = walk.remembering(stood, known);
    return { interview, marked: sheet.marked, then: sheet.before, askedAgain: false };
  }
  const level = sheet.saved.level ?? walk.result(stood)?.level ?? null;
  const then = { day: sheet.saved.day, level };
  const calm = (given) => new Map([...given].filter(([id]) => !data.urgent.includes(id)));
  return {
    interview: walk.remembering(walk.begin(), calm(new Map([...known, ...walk.answers(stood)]))),
    marked: calm(sheet.marked),
    then: level === null ? sheet.before : then,
    askedAgain: true,
  };
};

// What to say before the first question.
const notesOn = (data, telling, sheet, askedAgain, today) => {
  const { frame } = data;
  const notes = [];
  if (askedAgain) {
    const { day } = sheet.saved;
    const on = day !== null && isoDay(day) <= isoDay(today) ? `, ${fill(frame.onDay, { day: dayIn(data, day) })}` : "";
    notes.push(fill(frame.aged, { when: day === null ? frame.unknownDay : `${telling.ago(day, today)}${on}` }));
  }
  const { problems } = sheet;
  if (problems.length === 1) notes.push(fill(frame.unfit, { problem: problems[0] }));
  else if (problems.length) {
    const more = problems.length - UNFIT_NAMED;
    const named = [...problems.slice(0, UNFIT_NAMED), ...(more > 0 ? [fill(frame.andMore, { number: more })] : [])];
    notes.push(fill(frame.severalUnfit, { number: problems.length, problems: named.join("; ") }));
  }
  return notes;
};
