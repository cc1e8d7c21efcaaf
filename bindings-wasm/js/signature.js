import { TegiError, toSign, verify } from "./index.js";

export async function sign(record, key, { signed_at, signer, supersedes, publicKey } = {}) {
  const privateKey = await imported(key);
  const shown = publicKey === undefined ? await publicOf(key) : await plain(publicKey);
  const about = { key: shown, signed_at: signed_at ?? now(), signer, supersedes };
  for (const [name, value] of Object.entries(about)) if (value === undefined) delete about[name];
  const { payload, payload_type: payloadType, keyid, pae } = toSign(record, about);
  const signature = await crypto.subtle.sign("Ed25519", privateKey, decoded(pae));
  const envelope = JSON.stringify({ payload, payloadType, signatures: [{ keyid, sig: encoded(signature) }] });
  // What the engine itself would not accept is given to nobody.
  if (!verify(record, { signatures: [envelope], keys: shown }).vouched) throw notAKey();
  return envelope;
}

export async function check(record, signature, keys, { on } = {}) {
  const beside = { signatures: [signature], keys: await plain(keys) };
  return verify(record, on === undefined ? beside : { ...beside, on }).vouched;
}

function now() {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

async function imported(key) {
  if (isCryptoKey(key)) return key;
  try {
    const { kty, crv, x, d } = typeof key === "string" ? JSON.parse(key) : key;
    if (d === undefined) throw new TypeError("no private key");
    return await crypto.subtle.importKey("jwk", { kty, crv, x, d }, "Ed25519", false, ["sign"]);
  } catch (cause) {
    throw notAKey({ cause });
  }
}

/** The public part of a private key. */
async function publicOf(key) {
  try {
    const jwk = isCryptoKey(key) ? await crypto.subtle.exportKey("jwk", key) : key;
    const { kty, crv, x } = typeof jwk === "string" ? JSON.parse(jwk) : jwk;
    return { kty, crv, x };
  } catch (cause) {
    // WebCrypto does not tell the public part of a key that cannot be exported.
    throw notAKey({ cause });
  }
}

/** Keys as the engine reads them. */
async function plain(keys) {
  if (!isCryptoKey(keys)) return keys;
  const { kty, crv, x } = await crypto.subtle.exportKey("jwk", keys);
  return { kty, crv, x };
}

function isCryptoKey(key) {
  return typeof CryptoKey !== "undefined" && key instanceof CryptoKey;
}

function notAKey(options) {
  const said = "this is no Ed25519 private key as a JWK, or its public key is needed beside it (`publicKey`)";
  return new TegiError([{ code: "not-a-private-key", at: "" }], said, options);
}

function encoded(bytes) {
  return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
}

function decoded(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
