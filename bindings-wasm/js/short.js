// Assesses a usual good by one brief call. The answer has verdict, rule and criterion at once; what grows with the bill
// or explains the verdict is computed from the packed facts when it is first read. The engine keeps nothing of either.

import { packer, unpacked } from "./pack.js";

/** Bits of a brief answer, as `src/packed.rs` writes them. */
const FULL = 0x8000;
const WANTED = 0xfffe;
const PROVISIONAL = 1 << 3;
const CRITERION = 1 << 4;
const WARNINGS = 1 << 5;
const VERDICTS = ["originating", "not_originating"];
const NO_SHARE = 0xffff;

/** Under this name Node prints an object; in an answer it also leads to what is not computed yet. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");
const READ = Symbol("read");

/**
 * A member that is computed when it is first read. One descriptor serves all answers, because to make one for each
 * costs more than all the rest of an answer. It finds the answer by a hidden member, and not by `this`, because `this`
 * may be a proxy of it.
 */
function later(name) {
  return {
    enumerable: true,
    configurable: true,
    get() {
      return this[INSPECT](READ, name);
    },
    set(value) {
      define(this, name, { value, enumerable: true, configurable: true, writable: true });
    },
  };
}

const define = Object.defineProperty;
const figures = later("figures");
const localContent = later("local_content");
const materials = later("materials");
const readings = later("readings");
const receipt = later("receipt");
const restsOn = later("rests_on");
const steps = later("steps");
const warnings = later("warnings");

/** The members of a domestic share, in canonical order. */
const OF_SHARE = ["base", "citation", "exact", "foreign", "formula", "rounding"].map((name) => [name, later(name)]);

/** Gives an answer the hidden member from which the rest comes: `read` gives each of it by its name. */
function hide(object, read) {
  const value = function (asked, name) {
    // Node asks for what it shall print.
    return asked === READ ? read(name) : { ...this };
  };
  define(object, INSPECT, { value, enumerable: false, configurable: true, writable: true });
}

/** An assessment of which the rest is read later. Its members stand in canonical order. */
function assessmentOf(bits, { rule, criterion, condition, has_share: hasShare }, read) {
  const object = { combinations: [], condition, criterion: (bits & CRITERION) === 0 ? null : criterion };
  define(object, "figures", figures);
  if (hasShare) define(object, "local_content", localContent);
  else object.local_content = null;
  define(object, "materials", materials);
  object.missing = [];
  object.outside = [];
  object.provisional = (bits & PROVISIONAL) !== 0;
  define(object, "readings", readings);
  define(object, "receipt", receipt);
  define(object, "rests_on", restsOn);
  object.rule = rule;
  define(object, "steps", steps);
  object.type = "assessment";
  object.verdict = VERDICTS[bits & 7];
  if ((bits & WARNINGS) === 0) object.warnings = [];
  else define(object, "warnings", warnings);
  hide(object, read);
  return object;
}

/** A domestic share, of which the rest is read later. */
function shareOf(bits, read) {
  const hundredths = bits >>> 16;
  const object = {};
  for (const [name, member] of OF_SHARE) define(object, name, member);
  object.share = `${Math.floor(hundredths / 100)}.${`${hundredths % 100}`.padStart(2, "0")}`;
  hide(object, read);
  return object;
}

/** The short way of an engine: `glue` of its wasm, `full` to assess an object in full. */
export function shortWay(glue, full) {
  const desk = packer(glue);
  /** What goods of each prepared kind have in common, by its place. */
  let kinds = [];

  /** The answer for some facts; `undefined` where the full way must answer. */
  function assess(facts) {
    const kept = desk.pack(facts);
    if (kept === undefined) return undefined;
    const bits = glue.short(desk.length());
    if ((bits & FULL) !== 0) {
      if (bits === WANTED) prepare(kept);
      return undefined;
    }
    const kind = kinds[(bits >> 6) & 511];
    const whole = once(kept);
    if (!kind.has_share) return assessmentOf(bits, kind, (name) => whole()[name]);
    if (bits >>> 16 === NO_SHARE) return undefined;
    let share;
    const read = (name) => {
      if (name !== "local_content") return whole()[name];
      return (share ??= shareOf(bits, (member) => whole().local_content[member]));
    };
    return assessmentOf(bits, kind, read);
  }

  function prepare(kept) {
    const common = JSON.parse(glue.prepare(desk.length(), JSON.stringify(unpacked(kept, false))));
    if (common !== null) kinds[common.place] = common;
  }

  /** Assesses in full when it is first called. */
  function once(kept) {
    let object;
    return () => {
      if (object === undefined) {
        object = full(unpacked(kept));
        kept = undefined;
      }
      return object;
    };
  }

  return {
    assess,
    reset() {
      desk.reset();
      kinds = [];
    },
  };
}
