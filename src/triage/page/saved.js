"use strict";
// Numbers that are typed, and files that keep answers: both are read as the terminal reads them.

// Digits of every script, and a minus sign, as plain ones. A script has its ten digits in a row.
const DIGIT = /^\p{Nd}$/u;
const digitOf = (sign) => {
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(sign.codePointAt(0) - before - 1))) before += 1;
  return String(before % 10);
};
const plainly = (typed) =>
  [...typed.trim()].map((sign) => (DIGIT.test(sign) ? digitOf(sign) : sign)).join("").replaceAll("\u2212", "-");

const NUMBER = /^([-+]?[0-9]{1,18})(?:([.,])([0-9]{1,9}))?/;

// The number that was typed, or what to say about it.
const readNumber = (data, walk, question, typed) => {
  const { frame } = data;
  const wanted = { error: question.wanted };
  const plain = plainly(typed);
  const unsure = question.answers.find(({ id }) => id === UNSURE);
  const folded = (told) => told.trim().toLowerCase();
  if (unsure && [UNSURE, folded(unsure.text)].includes(folded(plain))) return { given: UNSURE };
  const found = NUMBER.exec(plain);
  if (!found) return wanted;
  const [written, whole, point, rest] = found;
  const behind = plain.slice(written.length).trim().replace(/\.+$/, "").toLowerCase();
  if (behind && !question.unit.toLowerCase().startsWith(behind)) return wanted;
  if (point && !question.places) return wanted;
  if (point === "," && rest.length === 3) return { error: fill(frame.twoNumbers, { value: written }) };
  const value = Number(point ? `${whole}.${rest}` : whole);
  if (walk.takes(question, value)) return { given: value === 0 ? 0 : value };
  const scale = 10 ** question.places;
  const units = Number((value * scale).toFixed(9));
  if (units <= question.lowest || units >= question.highest) return wanted;
  const steps = Math.floor((units - question.lowest) / question.step);
  const near = [0, 1].map((more) => (question.lowest + (steps + more) * question.step) / scale);
  const shown = written.replace(/^\+/, "").replace(/^(-?)0+(?=[0-9])/, "$1").replace(",", ".");
  return { error: fill(frame.betweenSteps, { value: shown, nearest: near.join(" or ") }) };
};

// What every file that keeps answers says of them, in the order in which it stands there.
const keptOf = (data, walk, interview, today) => {
  const two = (number) => String(number).padStart(2, "0");
  const result = walk.result(interview);
  const aside = Object.fromEntries(walk.aside(interview));
  return {
    questionnaire: data.id,
    saved: `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`,
    ...(result === null ? {} : { level: data.levels[result.level].id }),
    answers: Object.fromEntries(walk.answers(interview)),
    ...(Object.keys(aside).length ? { aside } : {}),
  };
};

// The answers so far as the file that the terminal goes on from.
const asJson = (data, walk, interview, today) => {
  const result = walk.result(interview);
  const content = keptOf(data, walk, interview, today);
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

const SHEET_BEGINS = "```yaml\n";
const SHEET_ENDS = "```";
const sheetOf = (kept) => {
  const quoted = (given) => (["true", "false", "null"].includes(given) ? `"${given}"` : given);
  const line = ([id, given]) =>
    Array.isArray(given) ? `${id}: [${given.map(quoted).join(", ")}]\n` : `${id}: ${quoted(given)}\n`;
  return Object.entries(kept)
    .map(([key, value]) => {
      if (typeof value !== "object") return line([key, value]);
      const lines = Object.entries(value).map((each) => `  ${line(each)}`);
      return lines.length ? `${key}:\n${lines.join("")}` : `${key}: {}\n`;
    })
    .join("");
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
const asMarkdown = (data, walk, telling, interview, today, country) => {
  const result = walk.result(interview);
  let told = data.frame.noResult;
  if (result !== null) {
    const { glance, rest, sections } = telling.summary(result, today, country);
    const first = [glance.atOnce, glance.numbers].filter(Boolean).map(text);
    const parts = [`# ${literal(data.title)}`, `**${literal(glance.headline)}**`, `**${literal(glance.action)}**`];
    parts.push(...blocks([...first, ...rest], "##"));
    for (const { heading, lines } of sections) parts.push(`## ${literal(heading)}`, ...blocks(lines, "###"));
    told = `${parts.join("\n\n")}\n`;
  }
  const saved = fill(data.frame.savedOn, { day: dayIn(data, today, 0) });
  return `${told}\n${saved}\n\n${SHEET_BEGINS}${sheetOf(keptOf(data, walk, interview, today))}${SHEET_ENDS}\n`;
};

// What a saved file answers: `answers`, and what to say of those that are none any more; or `error`.
const readSaved = (data, walk, file) => {
  const { frame, questions } = data;
  const plainLine = (line) => {
    const found = /^([a-z][a-z0-9-]*): (?:\[(.*)\]|"(.*)"|(.*))$/.exec(line);
    if (!found) return null;
    const [, id, boxes, quoted, bare] = found;
    const unquoted = (each) => each.trim().replace(/^"(.*)"$/, "$1");
    if (boxes !== undefined) return [id, boxes.trim() ? boxes.split(",").map(unquoted) : []];
    return [id, quoted ?? (/^-?[0-9.]+$/.test(bare) ? Number(bare) : bare)];
  };
  const ofAnother = (theirs) => ({
    error: fill(frame.otherQuestionnaire, { theirs: `“${theirs}”`, ours: `“${data.id}”` }),
  });
  const content = file.replace(/\r\n?/g, "\n");
  let sheet = {};
  try {
    const saved = JSON.parse(content);
    const inside = saved?.answers !== null && typeof saved?.answers === "object";
    if (inside && Object.hasOwn(saved, "questionnaire") && saved.questionnaire !== data.id) {
      return ofAnother(saved.questionnaire);
    }
    sheet = Object(inside ? saved.answers : saved);
  } catch {
    const begins = content.lastIndexOf(SHEET_BEGINS);
    const inner = begins < 0 ? content : content.slice(begins + SHEET_BEGINS.length).split(SHEET_ENDS)[0];
    const lines = inner.split("\n");
    const from = lines.indexOf("answers:") + 1;
    const [, theirs = data.id] = from ? (/^questionnaire: (.*)$/m.exec(inner) ?? []) : [];
    if (theirs !== data.id) return ofAnother(theirs);
    const within = from ? lines.slice(from).map((line) => (line.startsWith("  ") ? line.slice(2) : "")) : lines;
    const until = from ? within.indexOf("") : within.length;
    sheet = Object.fromEntries(within.slice(0, until < 0 ? within.length : until).map(plainLine).filter(Boolean));
  }
  const nowCalled = (things, id) =>
    things.some((one) => one.id === id) ? id : (things.find(({ was }) => was.includes(id))?.id ?? id);
  const answers = new Map();
  const notes = [];
  for (const [written, value] of Object.entries(sheet)) {
    const id = nowCalled(Object.values(questions), written);
    if (!Object.hasOwn(questions, id)) {
      notes.push(fill(frame.unfit, { problem: fill(frame.noQuestion, { id: written }) }));
      continue;
    }
    const question = questions[id];
    const called = (each) => nowCalled(question.answers, each);
    let given = value === NONE && question.kind === "any" ? [] : value;
    if (Array.isArray(given)) given = same(given, [NONE]) ? [] : unique(given.map(called));
    else if (typeof given === "string") given = called(given);
    if (walk.takes(question, given)) answers.set(id, walk.inOrder(question, given));
    else notes.push(fill(frame.unfit, { problem: question.ask }));
  }
  return answers.size ? { answers, notes } : { error: frame.noAnswers };
};
