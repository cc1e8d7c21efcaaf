// Writes the usual facts of a good in the packed form (`core/src/door/packed.rs`) into the memory of the wasm: one walk
// over the object. It transports and does not judge. What is not of the usual shape, or is read by code of the caller's
// own, is not packed; `write.js` then writes it, which tells every fault.

/** The most lines of a packed bill, as the engine has it. */
const MOST_LINES = 10_000;

/** Texts of more letters are not packed. */
const LONGEST = 250;
const WIDE = 255;

/** The longest name of a good or material. */
const LONGEST_NAME = 1_000;

/** At most so many operations. */
const MOST_OPERATIONS = 20;

/** Numbers of more letters may have lost digits on their way. */
const LONGEST_NUMBER = 15;

/** The members of a line that are kept, in this order. */
const MEMBERS = 5;

/** Room for the bytes between two texts. */
const SLACK = 16;

const plain = Object.prototype;
const halves = /\p{Surrogate}/u;
const isWell = String.prototype.isWellFormed ?? ((text) => !halves.test(text));

/** Thrown to nobody: ends the packing of what is not of the usual shape. */
const UNUSUAL = Symbol("unusual");

/** A packer for the wasm behind this glue. */
export function packer(glue) {
  let memory;
  let view;
  let size = 1 << 16;
  let base = 0;
  let isBusy = false;
  let end = 0;

  /** Makes room for so many bytes; what was written stays. */
  function room(wanted) {
    if (memory === undefined || size < wanted) {
      while (size < wanted) size *= 2;
      memory = glue.heap();
      base = glue.room(size);
      view = undefined;
    }
    // A memory that grew has another buffer.
    if (view === undefined || view.buffer !== memory.buffer) view = new Uint8Array(memory.buffer, base, size);
  }

  /** Writes a text behind what stands there. */
  function put(text) {
    const length = text.length;
    if (length > LONGEST) throw UNUSUAL;
    if (end + 2 * length + SLACK > size) room(end + 2 * length + SLACK);
    const bytes = view;
    let place = end;
    let all = 0;
    bytes[place++] = length;
    for (let at = 0; at < length; at += 1) {
      const letter = text.charCodeAt(at);
      all |= letter;
      bytes[place++] = letter;
    }
    if (all > 127) return putWide(text);
    end = place;
  }

  function putWide(text) {
    if (!isWell.call(text)) throw UNUSUAL;
    view[end++] = WIDE;
    view[end++] = text.length;
    view[end++] = 0;
    for (let at = 0; at < text.length; at += 1) {
      const letter = text.charCodeAt(at);
      view[end++] = letter & 255;
      view[end++] = letter >> 8;
    }
  }

  function putText(value) {
    if (typeof value !== "string") throw UNUSUAL;
    put(value);
  }

  /** An amount: digits as a text, or a number that is exact. */
  function putAmount(value) {
    if (typeof value === "string") {
      put(value);
    } else if (typeof value === "number") {
      const digits = `${value}`;
      if (digits.length > LONGEST_NUMBER) throw UNUSUAL;
      put(digits);
    } else {
      throw UNUSUAL;
    }
  }

  /** Packs facts, and keeps of them what the full way needs; `undefined` where they are not of the usual shape. */
  function pack(facts) {
    // A getter of the caller's may assess another good meanwhile.
    if (isBusy) return undefined;
    isBusy = true;
    try {
      return packed(facts);
    } catch {
      return undefined;
    } finally {
      isBusy = false;
    }
  }

  function packed(facts) {
    // Where every object inherits members, the full way sorts them out.
    for (const _ in plain) return undefined;
    if (!isPlain(facts)) return undefined;
    let on, rulebook, currency, vat, good, materials, operations, beyond;
    for (const name in facts) {
      const value = facts[name];
      if (value === undefined) continue;
      switch (name) {
        case "on":
          on = value;
          break;
        case "rulebook":
          rulebook = value;
          break;
        case "currency":
          currency = value;
          break;
        case "vat":
          // The same as nothing stated; with VAT included, the full way.
          if (value !== "excluded") return undefined;
          vat = value;
          break;
        case "good":
          good = value;
          break;
        case "materials":
          materials = value;
          break;
        case "operations":
          operations = value;
          break;
        case "beyond_insufficient_operations":
          beyond = value;
          break;
        default:
          return undefined;
      }
    }
    if (!isPlain(good) || !Array.isArray(materials)) return undefined;
    const count = materials.length;
    if (count > MOST_LINES) return undefined;
    let name, hs, price, cost;
    for (const key in good) {
      const value = good[key];
      if (value === undefined) continue;
      switch (key) {
        case "name":
          name = named(value);
          break;
        case "hs":
          hs = value;
          break;
        case "ex_works_price":
          price = value;
          break;
        case "production_cost":
          cost = value;
          break;
        default:
          return undefined;
      }
    }
    room(SLACK);
    end = 2;
    putText(on);
    putText(rulebook);
    putText(hs);
    if (currency === undefined) view[end++] = 0;
    else if (currency === "") return undefined;
    else putText(currency);
    view[end++] = beyond === undefined ? 0 : beyond === true ? 1 : beyond === false ? 2 : unusual();
    let done;
    if (operations === undefined) {
      view[end++] = WIDE;
    } else {
      if (!Array.isArray(operations) || operations.length > MOST_OPERATIONS) return undefined;
      done = new Array(operations.length);
      view[end++] = done.length;
      for (let at = 0; at < done.length; at += 1) putText((done[at] = operations[at]));
    }
    view[0] = (end - 2) & 255;
    view[1] = (end - 2) >> 8;
    view[end++] = (price === undefined ? 0 : 1) | (cost === undefined ? 0 : 2);
    if (price !== undefined) putAmount(price);
    if (cost !== undefined) putAmount(cost);
    const lines = new Array(count * MEMBERS);
    for (let at = 0, to = 0; at < count; at += 1, to += MEMBERS) putLine(materials[at], lines, to);
    // A getter of the caller's may have had the memory grow, and what was written since is nowhere.
    if (view.buffer !== memory.buffer) return undefined;
    return { on, rulebook, currency, vat, hs, name, price, cost, beyond, operations: done, lines };
  }

  function putLine(line, lines, to) {
    if (!isPlain(line)) throw UNUSUAL;
    let id, name, hs, value, origin;
    for (const key in line) {
      const member = line[key];
      if (member === undefined) continue;
      switch (key) {
        case "id":
          id = member;
          break;
        case "name":
          name = named(member);
          break;
        case "hs":
          hs = member;
          break;
        case "value":
          value = member;
          break;
        case "origin":
          origin = member;
          break;
        default:
          throw UNUSUAL;
      }
    }
    const hasOrigin = origin !== undefined && origin !== null;
    view[end++] = (id === undefined ? 0 : 1) | (hs === undefined ? 0 : 2) | (hasOrigin ? 4 : 0);
    if (id !== undefined) putText(id);
    if (hs !== undefined) putText(hs);
    putAmount(value);
    if (hasOrigin) {
      if (typeof origin !== "string" || origin.length !== 2) throw UNUSUAL;
      const [first, second] = [origin.charCodeAt(0), origin.charCodeAt(1)];
      if ((first | second) > 127) throw UNUSUAL;
      view[end++] = first;
      view[end++] = second;
    }
    lines[to] = id;
    lines[to + 1] = name;
    lines[to + 2] = hs;
    lines[to + 3] = value;
    lines[to + 4] = origin;
  }

  return {
    pack,
    /** How many bytes the good takes that was packed last. */
    length: () => end,
    /** Forgets an instance that stopped. */
    reset() {
      memory = view = undefined;
    },
  };
}

function unusual() {
  throw UNUSUAL;
}

function isPlain(value) {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === plain;
}

function named(value) {
  if (typeof value !== "string" || value.length > LONGEST_NAME || !isWell.call(value)) throw UNUSUAL;
  return value;
}

/** The facts that were packed, again as an object; with or without their bill. */
export function unpacked(kept, withBill = true) {
  const { on, rulebook, currency, vat, hs, name, price, cost, beyond, operations, lines } = kept;
  const materials = [];
  for (let at = 0; withBill && at < lines.length; at += MEMBERS) {
    const [id, name, hs, value, origin] = lines.slice(at, at + MEMBERS);
    materials.push({ id, name, hs, value, origin });
  }
  const good = withBill ? { name, hs, ex_works_price: price, production_cost: cost } : { hs };
  const done = { operations, beyond_insufficient_operations: beyond };
  return { on, rulebook, currency, vat, good, materials, ...done };
}
