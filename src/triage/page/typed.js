"use strict";
// Numbers that are typed, read as the terminal reads them.

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
  if (unsure && [UNSURE, data.unsure, unsure.text].map((word) => folded(plainly(word))).includes(folded(plain))) return { given: UNSURE };
  const found = NUMBER.exec(plain);
  if (!found) return wanted;
  const [written, whole, point, rest] = found;
  const behind = plain.slice(written.length).trim().replace(/\.+$/, "").toLowerCase();
  if (behind && !question.unit.toLowerCase().startsWith(behind)) return wanted;
  if (point && !question.places) return wanted;
  if (point && point !== data.point && rest.length === 3) return { error: fill(frame.twoNumbers, { value: written }) };
  const value = Number(point ? `${whole}.${rest}` : whole);
  if (walk.takes(question, value)) return { given: value === 0 ? 0 : value };
  const scale = 10 ** question.places;
  const units = Number((value * scale).toFixed(9));
  if (units <= question.lowest || units >= question.highest) return wanted;
  const steps = Math.floor((units - question.lowest) / question.step);
  const near = [0, 1].map((more) => (question.lowest + (steps + more) * question.step) / scale);
  const said = written.replace(/^\+/, "").replace(/^(-?)0+(?=[0-9])/, "$1").replace(/[.,]/, data.point);
  const nearest = near.map(walk.shown).join(` ${frame.or} `);
  return { error: fill(frame.betweenSteps, { value: said, nearest }) };
};
