// Detached signatures over a record's digest.

import assert from "node:assert/strict";
import { before, test } from "node:test";

import { load, TegiError, text } from "../../bindings-wasm/dist/index.js";
import { check, sign } from "../../bindings-wasm/dist/signature.js";

before(() => load());

// RFC 8037, appendix A.1.
const KEY = {
  kty: "OKP",
  crv: "Ed25519",
  d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
  x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
};
const { d, ...PUBLIC } = KEY;
const SALT = "00112233445566778899aabbccddeeff";
const record = () => text.record({ on: "2026-03-01", rulebook: "cis-2009", good: { hs: "8403" } }, { salt: SALT });

test("a signature is that of the record and of its masked form, and of no other", async () => {
  const jws = await sign(record(), KEY);
  assert.match(jws, /^eyJhbGciOiJFZERTQSJ9\.\.[\w-]{86}$/);
  assert.equal(await check(record(), jws, PUBLIC), true);
  assert.equal(await check(record(), jws, JSON.stringify(PUBLIC)), true);
  assert.equal(await check(text.mask(record()), jws, PUBLIC), true);
  assert.equal(await check(record().replace("undetermined", "originating"), jws, PUBLIC), false);
  for (let place = 0; place < jws.length; place += 1) {
    const other = jws[place] === "A" ? "B" : "A";
    assert.equal(await check(record(), jws.slice(0, place) + other + jws.slice(place + 1), PUBLIC), false, `${place}`);
  }
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  assert.equal(await check(record(), jws, pair.publicKey), false);
  assert.equal(await check(record(), await sign(record(), pair.privateKey), pair.publicKey), true);
});

test("the signature is Python's, byte for byte", async () => {
  // Ed25519 draws nothing; tests/python/test_signature.py has the same.
  const fixed = '{"answer":{},"digest":"DIGEST","facts":{},"format":1,"type":"record"}'.replace(
    "DIGEST",
    "f4e5df153944536baa5428b70b37ee159c19baf47dcff24897fc184aaf4d0a82",
  );
  const signature = "UVXvKAY6KuvCV3lGVvtEXTEwiQt5hch7RlKwVCxJtuTJCLMGxh9FNdzxpRudJdlYtIEGk0SgF0WiAde8smnrCw";
  assert.equal(await sign(fixed, KEY), `eyJhbGciOiJFZERTQSJ9..${signature}`);
});

test("what is no record or no key is refused", async () => {
  const refused = (code) => (error) => error instanceof TegiError && error.code === code;
  await assert.rejects(sign("{}", KEY), refused("not-a-record"));
  await assert.rejects(sign(record().replace("undetermined", "originating"), KEY), refused("digest-differs"));
  await assert.rejects(sign(record(), PUBLIC), refused("not-a-key"));
  await assert.rejects(check(record(), "", "{}"), refused("not-a-key"));
  await assert.rejects(check(record(), "", "no JSON"), refused("not-a-key"));
});
