/**
 * Who stands behind a record, and since when: Ed25519 signatures in DSSE envelopes.
 *
 * What is signed is a small statement: the record's digest, the time that the signer states, the signer's name for
 * itself. The digest is that of the masked form, so that the signature of a record is also that of its masked form. The
 * engine makes the bytes that are signed and checks signatures; the private key stays in WebCrypto. The engine must be
 * loaded.
 */

import type { Envelope, TrustList } from "./types.js";

/** An Ed25519 private key: a JWK, as an object or as JSON text, or a `CryptoKey` of WebCrypto. */
export type SigningKey = JsonWebKey | CryptoKey | string;

/** What is said of a record when it is signed. */
export interface SigningOptions {
  /** The time to state, in UTC: `2026-03-01T12:00:00Z`; without it that of this machine. */
  signed_at?: string;
  /** The signer's name for itself. */
  signer?: string;
  /** The digest of the record that this one replaces. */
  supersedes?: string;
  /** The public key, where the private one is a `CryptoKey` that cannot be exported. */
  publicKey?: JsonWebKey | CryptoKey | string;
}

/**
 * The signature of a record, given as its text, as the text of a DSSE envelope. The record is recomputed first.
 *
 * @throws {TegiError} where it is no record or does not hold (`not-held`), its costs are hidden (`masked-not-signed`),
 * or this is no such key (`not-a-private-key`).
 * @example
 * const envelope = await sign(text.record(facts), privateKey, { signer: "Boiler works" });
 */
export function sign(record: string, key: SigningKey, options?: SigningOptions): Promise<string>;

/**
 * Whether a signature of this record is valid by one of these keys; `verify` of `tegi` says what came of each. The
 * signature is what {@link sign} gave, or a detached JWS of version 0.1.0. The keys are one public key, or a list.
 *
 * @throws {TegiError} where it is no record, or these are no such keys.
 * @example
 * await check(record, envelope, publicKey); // true
 */
export function check(
  record: string,
  signature: string | Envelope,
  keys: JsonWebKey | CryptoKey | TrustList | string,
  options?: { on?: string },
): Promise<boolean>;
