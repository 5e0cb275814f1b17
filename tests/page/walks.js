// Takes the steps of walks by a page's own script, under node, and says where each leads.
// Standard input: a list of pages, each with its walks; standard output: a list of lists of traces.
"use strict";
const found = (page, pattern) => pattern.exec(page)[1];

const scriptOf = (page) => {
  const [data] = JSON.parse(found(page, /<script type="application\/json" id="questionnaire">(.*?)<\/script>/s));
  const walk = found(page, /<script>(.*?)<\/script>/s);
  const names = "{ walkOf, sittingOf, tellingOf, asJson, asMarkdown, readSaved, resumed, notesOn, readNumber }";
  return { data, ...new Function(`${walk}; return ${names};`)() };
};

const traced = (script, { steps, country, today }) => {
  const { data } = script;
  const day = new Date(...today);
  const walk = script.walkOf(data);
  const sittings = script.sittingOf(walk);
  const telling = script.tellingOf(data, walk);
  const seen = ({ sitting, said }) => {
    const { interview } = sitting;
    const result = walk.result(interview);
    const asked = sittings.asked(sitting);
    return {
      asked,
      given: asked === null ? null : (sittings.given(sitting) ?? null),
      place: asked === null ? null : telling.place(sitting),
      soFar: telling.soFar(interview),
      said,
      answers: [...walk.answers(interview)],
      aside: walk.aside(interview),
      outOfReach: walk.inFileOrder(walk.outOfReach(interview)),
      toCheck: sittings.toCheck(sitting),
      result: result && {
        summary: telling.summary(result, day, country, sitting.then),
        markdown: script.asMarkdown(data, walk, telling, sitting, day, country),
      },
      json: script.asJson(data, walk, sitting, day),
    };
  };
  const visited = [{ sitting: sittings.resume(walk.begin()), said: "" }];
  for (const [does, value] of steps) {
    const { sitting } = visited.at(-1);
    if (does === "answer") {
      const [next, did] = sittings.answer(sitting, value);
      visited.push({ sitting: next, said: telling.said(did) });
    } else if (does === "mark") {
      visited.push({ sitting: sittings.mark(sitting, sittings.asked(sitting), value), said: "" });
    } else if (does === "change") {
      visited.push({ sitting: sittings.change(sitting, value), said: "" });
    } else if (does === "let be") {
      visited.push({ sitting: sittings.letBe(sitting), said: "" });
    } else if (does === "read") {
      visited.push({ sitting: sittings.read(sitting), said: "" });
    } else if (does === "again") {
      visited.push({ sitting: sittings.again(visited[value].sitting, sitting), said: "" });
    } else if (does === "resume") {
      const sheet = script.readSaved(data, walk, value);
      if (sheet.error) {
        visited.push({ sitting, said: sheet.error });
        continue;
      }
      const { interview, marked, then, askedAgain } = script.resumed(data, walk, sheet, day);
      const notes = script.notesOn(data, telling, sheet, askedAgain, day);
      visited.push({ sitting: sittings.resume(interview, marked, then), said: notes.join("") });
    }
  }
  return visited.map(seen);
};

const tried = (script, walk) => {
  try {
    return traced(script, walk);
  } catch (error) {
    return String(error);
  }
};

const read = (script, { question, typed }) => {
  const walk = script.walkOf(script.data);
  return script.readNumber(script.data, walk, script.data.questions[question], typed);
};

const input = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const output = input.map(({ page, walks = [], typed = [] }) => {
  const script = scriptOf(page);
  return {
    walks: walks.map((walk) => tried(script, walk)),
    typed: typed.map((each) => read(script, each)),
  };
});
process.stdout.write(JSON.stringify(output));
