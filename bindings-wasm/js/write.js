import { TegiError } from "./answer.js";

/** Brackets within brackets, as for a text. */
const DEPTH = 160;

/** A document may not take more room than this. Values that are shared many times over can stand for more than any. */
const MOST_LETTERS = 128 << 20;

/** What each value counts for besides its letters, so that even one without any ends. */
const VALUE = 32;

/** After so many faults nobody reads on: an array of a thousand million holes ends here. */
const MOST_FAULTS = 1000;

/** Longer texts are cut in a fault. */
const SHOWN = 80;

/** What a text of JSON must escape, and halves of surrogate pairs, which it cannot hold. */
const SPECIAL = /["\\\u0000-\u001f\ud800-\udfff]/;
const HALF = /\p{Surrogate}/u;

const HALVES = new RegExp(HALF, "gu");
const tag = Object.prototype.toString;

// One document is written at a time; a getter of the caller's may write another meanwhile, so that these are kept.
let faults;
let path;
let letters;

/**
 * The text of JSON for a value of JavaScript: what `JSON.stringify` would write, except that nothing is lost on the
 * way. What that would drop, turn into `null` or into text is a fault. `toJSON` is not called.
 */
export function write(value) {
  const outer = [faults, path, letters];
  [faults, path, letters] = [[], [], 0];
  try {
    const text = valueText(value, 0);
    if (faults.length > 0) throw new TegiError(faults);
    return text;
  } finally {
    [faults, path, letters] = outer;
  }
}

/** The text of a value at `path`, of which the first `depth` parts are its own; of one at fault, nothing. */
function valueText(value, depth) {
  count(VALUE);
  switch (typeof value) {
    case "string":
      return stringText(value, depth);
    case "boolean":
      return value ? "true" : "false";
    case "number":
      return Number.isFinite(value) ? `${value}` : wrong(`${value}`, depth);
    case "bigint":
      return `${value}`;
    case "object":
      return value === null ? "null" : compoundText(value, depth);
    default:
      return wrong(typeof value, depth);
  }
}

function compoundText(value, depth) {
  // The depth at which a text would be refused too; a cycle ends here.
  if (depth >= DEPTH) throw new TegiError([{ code: "too-deep", at: "", allowed: `${DEPTH}` }]);
  let isList, name;
  try {
    isList = Array.isArray(value);
    name = isList ? "" : tag.call(value);
  } catch {
    return wrong("unreadable", depth);
  }
  if (isList) return listText(value, depth);
  return name === "[object Object]" ? objectText(value, depth) : wrong(name.slice(8, -1), depth);
}

function listText(list, depth) {
  let length;
  try {
    length = list.length >>> 0;
  } catch {
    return wrong("unreadable", depth);
  }
  let text = "[";
  for (let place = 0; place < length; place += 1) {
    path[depth] = place;
    let item;
    try {
      item = list[place];
    } catch {
      wrong("unreadable", depth + 1);
      continue;
    }
    text += place > 0 ? `,${valueText(item, depth + 1)}` : valueText(item, depth + 1);
  }
  return `${text}]`;
}

function objectText(object, depth) {
  let keys;
  try {
    keys = Object.keys(object);
  } catch {
    return wrong("unreadable", depth);
  }
  let text = "";
  for (const key of keys) {
    const name = stringText(key, depth);
    path[depth] = key;
    let member;
    try {
      member = object[key];
    } catch {
      wrong("unreadable", depth + 1);
      continue;
    }
    if (member === undefined) continue;
    text += text === "" ? `{${name}:` : `,${name}:`;
    text += valueText(member, depth + 1);
  }
  return text === "" ? "{}" : `${text}}`;
}

function stringText(string, depth) {
  count(string.length);
  if (!SPECIAL.test(string)) return `"${string}"`;
  if (HALF.test(string)) fault({ code: "not-json", given: string.replace(HALVES, "\ufffd") }, depth);
  return JSON.stringify(string);
}

function count(more) {
  letters += more;
  // What ends the writing stands alone: the rest of the document is not known.
  if (letters > MOST_LETTERS) throw new TegiError([{ code: "too-many", at: "", allowed: `${MOST_LETTERS}` }]);
}

function wrong(given, depth) {
  fault({ code: "wrong-type", given, allowed: "JSON" }, depth);
  return "null";
}

function fault(found, depth) {
  const names = path.slice(0, depth).map((name) => `/${`${name}`.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  const given = [...found.given];
  if (given.length > SHOWN) found.given = `${given.slice(0, SHOWN).join("")}…`;
  faults.push({ at: names.join("").replace(HALVES, "\ufffd"), ...found });
  if (faults.length >= MOST_FAULTS) throw new TegiError(faults);
}
