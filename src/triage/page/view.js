"use strict";
// Draws where the person stands, one question a page. Texts become text and never markup.
(() => {
  const contents = JSON.parse(document.getElementById("questionnaire").textContent);
  const main = document.getElementById("main");
  const notice = document.getElementById("notice");

  // All is said in one language at a time; answers are the same in each.
  let data, frame, walk, sittings, telling;
  const speak = (content) => {
    data = content;
    ({ frame } = data);
    walk = walkOf(data);
    sittings = sittingOf(walk);
    telling = tellingOf(data, walk);
    document.documentElement.lang = data.language;
    document.documentElement.dir = data.direction;
    if (notice) notice.querySelector("p").textContent = data.notice;
    document.querySelector("footer p").textContent = `${data.title}. ${data.disclaimer.trim()}`;
  };
  const first = (tag) => tag.toLowerCase().split("-")[0];
  const fits = (tag) =>
    contents.find(({ language }) => language.toLowerCase() === tag.toLowerCase()) ??
    contents.find(({ language }) => first(language) === first(tag));
  speak((navigator.languages ?? []).map(fits).find(Boolean) ?? contents[0]);

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(name, value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  };
  const button = (words, click, kind = "") => make("button", { type: "button", class: kind, click }, words);
  const hidden = (words) => make("span", { class: "hidden" }, words);
  const when = (told, make) => (told ? make(told) : null);
  const heading = (words) => make("h1", { tabindex: "-1" }, words);

  // Where the person is and was. The browser's own back and forward lead through `visited`; its
  // history holds places in it and no answer.
  const run = String(Math.random());
  const visited = [{ kind: "intro", sitting: sittings.resume(walk.begin()), said: [] }];
  let here = 0;
  let sitting = visited[0].sitting;
  let country = countryOfReader();
  let kept = null;
  let leaving = () => {};

  function countryOfReader() {
    const found = /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})\b/i.exec(navigator.language ?? "");
    return found ? found[1].toUpperCase() : null;
  }

  const show = () => {
    const { kind, said } = visited[here];
    leaving = () => {};
    const [title, ...drawn] = pages[kind](said.filter(Boolean));
    document.title = `${title} – ${data.title}`;
    document.body.dataset.page = kind;
    main.replaceChildren(...drawn.filter((each) => each !== null));
  };
  const arrive = () => {
    show();
    scrollTo(0, 0);
    main.querySelector("h1").focus({ preventScroll: true });
  };
  const go = (kind, said = []) => {
    visited.splice(here + 1, Infinity, { kind, sitting, said });
    here += 1;
    history.pushState({ run, here }, "");
    arrive();
  };
  const goOn = (said = []) => {
    if (sittings.asked(sitting) !== null) go("question", said);
    else go(sittings.toCheck(sitting) ? "check" : "result", said);
  };
  addEventListener("popstate", ({ state }) => {
    leaving();
    here = state?.run === run && state.here < visited.length ? state.here : 0;
    sitting = sittings.again(visited[here].sitting, sitting);
    arrive();
  });
  addEventListener("beforeunload", (event) => {
    const { interview, drafts } = sitting;
    const unsaved = kept !== interview && (walk.path(interview).length || drafts.size);
    if (unsaved && document.body.dataset.page !== "result") event.preventDefault();
  });

  const backLink = () => button(frame.back, () => history.back(), "link back");
  const told = (said) => said.map((words) => make("p", { class: "said", role: "status" }, words));
  const paragraphs = (words, kind = "") => make("p", { class: `text ${kind}` }, words.trim());

  const tools = () =>
    make(
      "div",
      { class: "tools" },
      button(frame.saveFile, () => save("json", asJson(data, walk, sitting, new Date()))),
      button(frame.saveText, () =>
        save("md", asMarkdown(data, walk, telling, sitting, new Date(), country)),
      ),
      make("p", { id: "saved", role: "status" }),
    );
  const save = (ending, content) => {
    const over = walk.current(sitting.interview) === null;
    const name = `triage-${over ? "result" : "answers"}.${ending}`;
    const address = URL.createObjectURL(new Blob([content], { type: "text/plain;charset=utf-8" }));
    const link = make("a", { href: address, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    kept = sitting.interview;
    document.getElementById("saved").textContent = fill(frame.savedAs, { file: name });
  };

  // The first page.
  const languageField = () => {
    if (contents.length < 2) return null;
    const named = (tag) => new Intl.DisplayNames([tag], { type: "language" }).of(tag);
    const choose = ({ target }) => {
      speak(contents[target.selectedIndex]);
      show();
      document.getElementById("language").focus();
    };
    const options = contents.map((content) =>
      make("option", { lang: content.language, selected: content === data }, named(content.language)),
    );
    return make(
      "p",
      { class: "choose" },
      make("label", { for: "language" }, frame.language),
      make("select", { id: "language", change: choose }, ...options),
    );
  };
  const intro = (said) => [
    data.title,
    languageField(),
    heading(data.title),
    ...told(said),
    paragraphs(data.intro),
    paragraphs(data.disclaimer, "strong"),
    paragraphs(`${telling.soFar(sitting.interview)} ${frame.private}`),
    make("p", {}, button(frame.start, () => goOn(), "main")),
    make(
      "details",
      {},
      make("summary", {}, frame.resume),
      make("label", { for: "file" }, frame.resumeLabel),
      make("input", { type: "file", id: "file", accept: ".html,.json,.md,.txt,.yaml", change: open }),
      make("p", { id: "unread", role: "alert", class: "error" }),
    ),
  ];
  async function open({ target }) {
    const sheet = readSaved(data, walk, await target.files[0].text());
    if (sheet.error) {
      document.getElementById("unread").textContent = sheet.error;
      return;
    }
    const { interview, marked, then, askedAgain } = resumed(data, walk, sheet, new Date());
    sitting = sittings.resume(interview, marked, then);
    const soFar = walk.path(interview).length ? telling.soFar(interview) : "";
    goOn([...notesOn(data, telling, sheet, askedAgain, new Date()), soFar]);
  }

  // A question.
  const question = (said) => {
    const asked = data.questions[sittings.asked(sitting)];
    const given = sittings.given(sitting);
    const field = asked.kind === "number" ? numberField(asked, given) : choiceField(asked, given);
    const problem = make("div", { class: "problem", role: "alert", tabindex: "-1", hidden: true });
    leaving = () => {
      sitting = sittings.mark(sitting, asked.id, field.read().given ?? null);
    };
    const submit = (event) => {
      event.preventDefault();
      const { given, error } = field.read();
      if (error) complain(asked, problem, field, error);
      else {
        const [next, did] = sittings.answer(sitting, given);
        sitting = next;
        goOn([telling.said(did)]);
      }
    };
    return [
      asked.ask,
      backLink(),
      make("p", { class: "place" }, telling.place(sitting)),
      ...told(said),
      problem,
      make(
        "form",
        { novalidate: true, submit },
        field.element,
        make("button", { class: "main" }, frame.continue),
      ),
      make("p", {}, button(frame.checkAnswers, () => { leaving(); go("check"); }, "link")),
    ];
  };
  const complain = (asked, problem, field, error) => {
    const focus = (event) => {
      event.preventDefault();
      field.first.focus();
    };
    const link = make("a", { href: `#${field.first.id}`, click: focus }, error);
    problem.replaceChildren(make("h2", {}, frame.problem), make("ul", {}, make("li", {}, link)));
    problem.hidden = false;
    field.error.replaceChildren(hidden(`${frame.error} `), error);
    field.error.hidden = false;
    field.inputs.forEach((input) => input.setAttribute("aria-invalid", "true"));
    document.title = `${frame.error} ${asked.ask} – ${data.title}`;
    problem.focus();
  };
  const why = (asked) =>
    when(asked.why, (reason) =>
      make("details", { class: "why" }, make("summary", {}, frame.why), paragraphs(reason)),
    );
  const errorLine = () => make("p", { id: "error", class: "error", hidden: true });

  const choiceField = (asked, given) => {
    const several = asked.kind === "any";
    const chosen = several ? (given?.length ? given : given ? [NONE] : []) : [given];
    const rows = asked.answers.map(({ id, text }) => [id, text]);
    if (several) rows.push([NONE, asked.none]);
    const inputs = rows.map(([id], at) =>
      make("input", {
        type: several ? "checkbox" : "radio",
        name: "answer",
        id: `answer-${at}`,
        value: id,
        checked: chosen.includes(id),
        change: () => exclude(at),
      }),
    );
    const none = several ? inputs.at(-1) : null;
    // None of these, and any of these, cannot both be true.
    const exclude = (at) => {
      if (!several || !inputs[at].checked) return;
      for (const input of inputs) if ((inputs[at] === none) !== (input === none)) input.checked = false;
    };
    const error = errorLine();
    const hint = several ? make("p", { id: "hint", class: "hint" }, frame.moreThanOne) : null;
    const choices = rows.flatMap(([, words], at) => [
      ...(inputs[at] === none ? [make("p", { class: "or" }, frame.or)] : []),
      make("div", { class: "choice" }, inputs[at], make("label", { for: inputs[at].id }, words)),
    ]);
    const read = () => {
      const ids = inputs.filter((input) => input.checked).map((input) => input.value);
      if (!ids.length) return { error: several ? frame.markAny : frame.markOne };
      return { given: several ? ids.filter((id) => id !== NONE) : ids[0] };
    };
    const element = make(
      "fieldset",
      { "aria-describedby": `${hint ? "hint " : ""}error` },
      make("legend", {}, heading(asked.ask)),
      why(asked),
      hint,
      error,
      ...choices,
    );
    return { element, inputs, first: inputs[0], error, read };
  };

  const numberField = (asked, given) => {
    const typed = typeof given === "number" ? String(given) : "";
    const input = make("input", {
      type: "text",
      inputmode: asked.lowest < 0 ? "text" : asked.places ? "decimal" : "numeric",
      id: "answer",
      value: typed,
      autocomplete: "off",
      spellcheck: "false",
      "aria-describedby": "hint error",
      input: () => { if (unsure) unsure.checked = false; },
    });
    const answer = asked.answers.find(({ id }) => id === UNSURE);
    const unsure = answer
      ? make("input", {
          type: "checkbox",
          id: "unsure",
          checked: given === UNSURE,
          change: () => { if (unsure.checked) input.value = ""; },
        })
      : null;
    const error = errorLine();
    const read = () => (unsure?.checked ? { given: UNSURE } : readNumber(data, walk, asked, input.value));
    const element = make(
      "div",
      { class: "field" },
      heading(make("label", { for: "answer" }, asked.ask)),
      why(asked),
      make("p", { id: "hint", class: "hint" }, `${asked.howToType} ${asked.meaning}`),
      error,
      make("div", { class: "number" }, input, when(asked.unit, (unit) => make("span", { "aria-hidden": "true" }, unit))),
      unsure ? make("p", { class: "or" }, frame.or) : null,
      unsure ? make("div", { class: "choice" }, unsure, make("label", { for: "unsure" }, answer.text)) : null,
    );
    return { element, inputs: [input], first: input, error, read };
  };

  // All answers.
  const list = (steps, change) =>
    make(
      "dl",
      {},
      ...steps.map(([id, given], at) =>
        make(
          "div",
          { class: "answer" },
          make("dt", {}, data.questions[id].ask),
          make("dd", {}, ...walk.inWords(data.questions[id], given).map((words) => make("p", {}, words))),
          change
            ? make("dd", {}, make("button", { type: "button", class: "link", click: () => change(at + 1) },
                frame.change, hidden(`: ${data.questions[id].ask}`)))
            : null,
        ),
      ),
    );
  const check = (said) => {
    const { interview, drafts } = (sitting = sittings.letBe(sitting));
    const path = walk.path(interview);
    const over = walk.current(interview) === null;
    const change = (number) => {
      sitting = sittings.change(sitting, number);
      go("question");
    };
    const others = [
      [frame.notConfirmed, walk.inFileOrder(drafts).map((id) => [id, drafts.get(id)])],
      [frame.keptAside, walk.aside(interview)],
    ];
    return [
      frame.check,
      backLink(),
      make("p", { class: "place" }, frame.answered[path.length]),
      heading(frame.check),
      ...told(said),
      path.length ? list(path, change) : paragraphs(frame.nothingAnswered),
      ...others.flatMap(([words, steps]) => (steps.length ? [make("h2", {}, words), list(steps, null)] : [])),
      make("p", {}, button(over ? frame.seeResult : frame.goOn, () => (over ? go("result") : goOn()), "main")),
      tools(),
    ];
  };

  // What is recommended.
  const withLinks = (words) =>
    words.split(/<(https?:\/\/[^\s<>]+)>/).map((part, at) =>
      at % 2 ? make("a", { href: part, rel: "noopener noreferrer", target: "_blank" }, part) : part,
    );
  const lines = (all, level) => {
    const drawn = [];
    for (const line of all) {
      if (line.kind === "title") drawn.push(make(level, {}, line.text));
      else if (line.kind === "text") drawn.push(make("p", { class: "text" }, ...withLinks(line.text.trim())));
      else {
        if (drawn.at(-1)?.tagName !== "UL") drawn.push(make("ul", {}));
        drawn.at(-1).append(make("li", {}, ...withLinks(line.text)));
      }
    }
    return drawn;
  };
  const countryField = (level) => {
    const named = Object.entries(data.levels[level].countries);
    if (!named.length) return null;
    const known = country === null ? "" : named.some(([code]) => code === country) ? country : OTHER;
    const options = [["", frame.notKnown], ...named, [OTHER, frame.elsewhere]];
    const choose = ({ target }) => {
      country = target.value || null;
      show();
      document.getElementById("country").focus();
    };
    return make(
      "p",
      { class: "choose" },
      make("label", { for: "country" }, frame.country),
      make("select", { id: "country", change: choose }, ...options.map(([code, name]) =>
        make("option", { value: code, selected: code === known }, name))),
    );
  };
  const result = (said) => {
    const outcome = walk.result(sitting.interview);
    sitting = sittings.read(sitting);
    const { level, glance, rest, sections } = telling.summary(outcome, new Date(), country, sitting.then);
    const { sign, title } = data.levels[level];
    return [
      title,
      backLink(),
      make(
        "div",
        { class: `banner level-${level}` },
        make("h1", { tabindex: "-1" }, make("span", { "aria-hidden": "true" }, sign), ` ${title}`),
        make("p", { class: "action" }, glance.action),
        when(glance.atOnce, (words) => make("p", { class: "at-once" }, words)),
      ),
      when(glance.numbers, (words) => make("p", { class: "numbers" }, words)),
      countryField(level),
      make("div", { class: "rest" }, ...lines(rest, "h2")),
      ...told(said),
      ...sections.map(({ id, heading, lines: all }) =>
        make("details", { id: `part-${id}` }, make("summary", {}, make("h2", {}, heading)), ...lines(all, "h3")),
      ),
      make("div", { class: "tools" }, button(frame.yourAnswers, () => go("check")), button(frame.print, () => print())),
      tools(),
    ];
  };
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...main.querySelectorAll("details:not([open])")];
    folded.forEach((part) => (part.open = true));
  });
  addEventListener("afterprint", () => folded.forEach((part) => (part.open = false)));

  // The notice never lies over what has the focus.
  if (notice) {
    const measure = () => document.documentElement.style.setProperty("--notice", `${notice.offsetHeight}px`);
    new ResizeObserver(measure).observe(notice);
  }

  const pages = { intro, question, check, result };
  history.replaceState({ run, here }, "");
  show();
})();
