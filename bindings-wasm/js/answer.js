/** What is wrong with an input: every fault of it. */
export class TegiError extends Error {
  constructor(errors, message = sentence(errors), options) {
    super(message, options);
    this.name = "TegiError";
    this.errors = errors;
    this.code = errors[0]?.code;
    this.pointer = errors[0]?.at;
  }
}

function sentence(errors) {
  if (errors[0]?.code === "words-not-loaded") {
    const { given, allowed } = errors[0];
    return `the words of "${given}" are not loaded: \`await load(${allowed})\` before the first call in this language`;
  }
  const shown = errors.slice(0, 3).map(({ code, at, given, allowed }) => {
    const place = at === "" ? "the document" : at;
    const what = given === undefined ? "" : ` (given: ${given})`;
    const instead = allowed === undefined ? "" : ` (allowed: ${allowed})`;
    return `${code} at ${place}${what}${instead}`;
  });
  const more = errors.length - shown.length;
  return shown.join("; ") + (more > 0 ? `; and ${more} more` : "");
}

export function notLoaded(message, options) {
  return new TegiError([{ code: "not-loaded", at: "" }], message, options);
}

/** The engine stopped within a call, for want of memory or of stack. */
export function stopped(cause) {
  const message = "the engine ran out of memory or stack on this input; the next call starts it anew";
  return new TegiError([{ code: "engine-stopped", at: "" }], message, { cause });
}

/** The answer as an object, unless it is a refusal. */
export function answer(text) {
  const object = JSON.parse(text);
  if (object.type === "refusal") throw new TegiError(object.errors);
  return object;
}

/**
 * The members of an assessment that grow with the bill, and the member that comes after each in canonical order. Within
 * a text of JSON quotes are escaped, so that a member's beginning stands nowhere but where a member begins.
 */
const LONG = [
  ["materials", ',"missing":'],
  ["steps", ',"type":"assessment"'],
];

/** An assessment, its long members read when they are first asked for; or the refusal thrown. */
export function assessment(text) {
  const long = [];
  let short = "";
  let end = 0;
  for (const [name, next] of LONG) {
    const key = `,"${name}":`;
    const start = text.indexOf(key, end);
    const stop = text.indexOf(next, start);
    if (start < 0 || stop < 0) return answer(text);
    short += `${text.slice(end, start)}${key}null`;
    long.push([name, text.slice(start + key.length, stop)]);
    end = stop;
  }
  const object = answer(short + text.slice(end));
  for (const [name, inner] of long) later(object, name, inner);
  return object;
}

/** Gives `object` a member like any other, which is read from its text when it is first asked for. */
function later(object, name, text) {
  let value;
  Object.defineProperty(object, name, {
    enumerable: true,
    configurable: true,
    get() {
      if (text !== undefined) value = JSON.parse(text);
      text = undefined;
      return value;
    },
    set(given) {
      text = undefined;
      value = given;
    },
  });
}
