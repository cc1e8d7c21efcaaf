// Signatures beside records, made by WebCrypto and checked by the engine.

import assert from "node:assert/strict";
import { before, test } from "node:test";

import { load, mask, TegiError, text, verify } from "../../bindings-wasm/dist/index.js";
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
const AT = { signed_at: "2026-03-01T12:00:00Z" };
// The price is hidden when it is masked; a record that hides nothing is recomputed.
const GOOD = { hs: "8403", ex_works_price: "1000.00" };
const record = () => text.record({ on: "2026-03-01", rulebook: "cis-2009", good: GOOD }, { salt: SALT });

test("a signature is that of the record and of its masked form, and of no other", async () => {
  const envelope = await sign(record(), KEY, { ...AT, signer: "Зауыт" });
  assert.equal(await check(record(), envelope, PUBLIC), true);
  assert.equal(await check(record(), JSON.parse(envelope), JSON.stringify(PUBLIC)), true);
  assert.equal(await check(text.mask(record()), envelope, PUBLIC), true);
  assert.equal(await check(record().replace("undetermined", "originating"), envelope, PUBLIC), false);
  assert.equal(await check(record(), envelope, PUBLIC, { on: "2026-02-28" }), false);
  const { payload, payloadType, signatures } = JSON.parse(envelope);
  assert.equal(payloadType, "application/vnd.tegi.record-statement+json");
  assert.equal(signatures[0].keyid, "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  assert.equal(JSON.parse(Buffer.from(payload, "base64")).signer, "Зауыт");
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  assert.equal(await check(record(), envelope, pair.publicKey), false);
  assert.equal(await check(record(), await sign(record(), pair.privateKey), pair.publicKey), true);
  const kept = await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
  await assert.rejects(sign(record(), kept.privateKey), ({ code }) => code === "not-a-private-key");
  const options = { publicKey: kept.publicKey };
  assert.equal(await check(record(), await sign(record(), kept.privateKey, options), kept.publicKey), true);
  await assert.rejects(sign(record(), kept.privateKey, { publicKey: PUBLIC }), TegiError, "another key's public part");
});

test("a masked record holds by a signature of a given key, or by the whole record", async () => {
  const masked = mask(record());
  const envelope = await sign(record(), KEY, AT);
  const keys = { type: "trust", format: 1, keys: [{ key: PUBLIC, whose: "works" }] };
  const found = verify(masked, { signatures: [envelope], keys });
  assert.deepEqual([found.holds, found.vouched, found.signatures[0].whose], [true, true, "works"]);
  assert.equal(verify(masked, { keys }).holds, false);
  assert.equal(verify(masked, { opened: record() }).holds, true);
  const revoked = [{ key: found.signatures[0].key, from: "2026-01-01", reason: "compromised" }];
  const later = verify(masked, { signatures: [envelope], keys: { ...keys, revoked } });
  assert.deepEqual([later.holds, later.signatures[0].outcome], [false, "revoked"]);
});

test("the signature is Python's, byte for byte", async () => {
  // Ed25519 draws nothing; tests/python/test_signature.py has the same of the same record.
  const facts = { on: "2026-03-01", rulebook: "cis-2009", good: { hs: "8403" } };
  const envelope = JSON.parse(await sign(text.record(facts), KEY, { ...AT, signer: "Зауыт" }));
  const { digest } = JSON.parse(text.record(facts));
  const said = `{"format":1,"record":"${digest}","signed_at":"2026-03-01T12:00:00Z","signer":"Зауыт","type":"record_statement"}`;
  assert.equal(Buffer.from(envelope.payload, "base64").toString(), said);
});

test("a detached signature of 0.1.0 is still read", async () => {
  const { digest } = JSON.parse(record());
  const encoded = (bytes) => Buffer.from(bytes).toString("base64url");
  const signed = `${encoded('{"alg":"EdDSA"}')}.${encoded(digest)}`;
  const key = await crypto.subtle.importKey("jwk", KEY, "Ed25519", false, ["sign"]);
  const made = encoded(await crypto.subtle.sign("Ed25519", key, Buffer.from(signed)));
  const jws = `${encoded('{"alg":"EdDSA"}')}..${made}`;
  assert.equal(await check(record(), jws, PUBLIC), true);
  assert.equal(await check(record(), `${jws}=`, PUBLIC), false);
  assert.equal(
    await check(text.record({ on: "2026-03-01", rulebook: "cis-2009", good: { hs: "8404" } }), jws, PUBLIC),
    false,
  );
});

test("what is no key is refused", async () => {
  for (const key of ["", "{}", "[]", "null", { ...KEY, crv: "X25519" }, { ...KEY, d: "AA", x: "AA" }, PUBLIC]) {
    await assert.rejects(sign(record(), key), ({ code }) => code === "not-a-private-key", JSON.stringify(key));
  }
  for (const [key, wanted] of [
    ["", "not-a-key"],
    ["{}", "missing-field"],
    [KEY, "private-key"],
  ]) {
    await assert.rejects(check(record(), "", key), ({ code }) => code === wanted, JSON.stringify(key));
  }
});

test("what does not hold is not signed", async () => {
  const altered = record().replace("undetermined", "originating");
  for (const [given, wanted] of [
    ["{}", "not-a-record"],
    [altered, "digest-differs"],
    [text.mask(record()), "masked-not-signed"],
  ]) {
    await assert.rejects(sign(given, KEY), ({ code }) => code === wanted);
  }
});
