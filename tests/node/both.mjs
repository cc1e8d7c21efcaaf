// Facts of each kind, and a call by both doors: objects with exceptions, and text with refusals.

import assert from "node:assert/strict";

import * as tegi from "../../bindings-wasm/dist/index.js";

const { TegiError, text } = tegi;

export const facts = () => ({
  on: "2026-03-01",
  rulebook: "cis-2009",
  good: { name: "Hot-water boiler", hs: "8403109000", ex_works_price: "1000.00" },
  materials: [{ id: "burner", hs: "8416109000", value: "500.00", origin: "DE" }],
  operations: ["welding"],
});

export const contract = () => ({
  on: "2026-03-01",
  rulebook: "kz-procurement",
  kind: "works",
  value: "10000000.00",
  contracts: [
    {
      id: "1",
      value: "10000000.00",
      payroll: { kazakhstani: "900000.00", total: "1000000.00" },
      goods: [{ id: "pipes", value: "2000000.00", proof: { kind: "register-extract", share: "60" } }],
    },
    { id: "1.1", parent: "1", value: "3000000.00", payroll: { kazakhstani: "3.2", total: "4" } },
  ],
});

export const period = () => ({
  on: "2026-03-31",
  rulebook: "kz-procurement",
  rows: [
    { id: "tiles", kind: "goods", share: "80.00", value: "50000.00" },
    { id: "roof", kind: "works", share: "66.60", value: "10000000.00" },
    { id: "audit", kind: "services", share: "0", value: "2500000.00" },
  ],
});

/** Facts whose only material has this value. */
export const worth = (value) => ({ ...facts(), materials: [{ id: "burner", hs: "8416109000", value, origin: "DE" }] });

/** The TegiError that a call throws. */
export function refused(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof TegiError, `${error}`);
    assert.equal(error.name, "TegiError");
    assert.equal(error.code, error.errors[0].code);
    assert.equal(error.pointer, error.errors[0].at);
    assert.ok(error.message.includes(error.code) && !error.message.includes("\n"), error.message);
    return error;
  }
  assert.fail("nothing was thrown");
}

export const faults = (call) => refused(call).errors.map(({ code, at }) => [code, at]);

/** Both doors must say the same about a value that JSON can write. */
export function both(value, call = "assessGood") {
  const answer = JSON.parse(text[call](JSON.stringify(value)));
  if (answer.type === "refusal") {
    assert.deepEqual(refused(() => tegi[call](value)).errors, answer.errors);
  } else {
    assert.deepEqual(tegi[call](value), answer);
  }
  return answer;
}
