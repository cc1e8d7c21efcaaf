import { TegiError, verify } from "./index.js";

// RFC 9864 gives the same algorithm a name of its own.
const ALGORITHMS = ["EdDSA", "Ed25519"];

export async function sign(record, key) {
  const digest = digestOf(record);
  if (digest === undefined) throw new TegiError([{ code: "digest-differs", at: "/digest" }]);
  const header = encoded(bytesOf('{"alg":"EdDSA"}'));
  const signed = bytesOf(`${header}.${encoded(bytesOf(digest))}`);
  return `${header}..${encoded(await crypto.subtle.sign("Ed25519", await imported(key, "sign"), signed))}`;
}

export async function check(record, jws, key) {
  const publicKey = await imported(key, "verify");
  const digest = digestOf(record);
  const [header, payload, signature, ...more] = jws.split(".");
  if (digest === undefined || payload !== "" || signature === undefined || more.length > 0) return false;
  const signed = bytesOf(`${header}.${encoded(bytesOf(digest))}`);
  try {
    const { alg, crit } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(decoded(header)));
    // What `crit` names must be understood (RFC 7515, 4.1.11), and here nothing is.
    if (!ALGORITHMS.includes(alg) || crit !== undefined) return false;
    return await crypto.subtle.verify("Ed25519", publicKey, decoded(signature), signed);
  } catch {
    return false;
  }
}

/** The digest that is signed; nothing where it is not that of the record. */
function digestOf(record) {
  const { digest, digest_holds } = verify(record);
  return digest_holds ? digest : undefined;
}

async function imported(key, use) {
  if (typeof CryptoKey !== "undefined" && key instanceof CryptoKey) return key;
  try {
    const jwk = typeof key === "string" ? JSON.parse(key) : key;
    const { kty, crv, x, d } = jwk;
    const material = use === "sign" ? { kty, crv, x, d } : { kty, crv, x };
    if (use === "sign" && d === undefined) throw new TypeError("no private key");
    return await crypto.subtle.importKey("jwk", material, "Ed25519", false, [use]);
  } catch (cause) {
    throw new TegiError([{ code: "not-a-key", at: "" }], "this is no Ed25519 key as a JWK", { cause });
  }
}

function bytesOf(text) {
  return new TextEncoder().encode(text);
}

function encoded(bytes) {
  const letters = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The bytes of one spelling only: no padding, no foreign letters, no bits left over. */
function decoded(text) {
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  if (encoded(bytes) !== text) throw new SyntaxError("not base64url");
  return bytes;
}
