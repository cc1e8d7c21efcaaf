/**
 * Who stands behind a record: a detached JWS over its digest, by an Ed25519 key of the user's own, through WebCrypto.
 *
 * The signature is the compact form of RFC 7515 with its payload left out (appendix F) and the algorithm `EdDSA` of
 * RFC 8037. What is signed is the record's digest, so that the signature of a record is also that of its masked form.
 * The engine must be loaded.
 */

/** An Ed25519 key: a JWK, as an object or as JSON text, or a `CryptoKey` of WebCrypto. */
export type SigningKey = JsonWebKey | CryptoKey | string;

/**
 * The signature of a record, masked or not, given as its text.
 *
 * @throws {TegiError} where it is no record, its digest does not hold, or this is no private key (`not-a-key`).
 * @example
 * const jws = await sign(text.record(facts), privateKey);
 */
export function sign(record: string, key: SigningKey): Promise<string>;

/**
 * Whether a signature is that of this record by this key, and the record's digest holds.
 *
 * @throws {TegiError} where it is no record, or this is no key (`not-a-key`).
 * @example
 * await check(record, jws, publicKey); // true
 */
export function check(record: string, jws: string, key: SigningKey): Promise<boolean>;
