/** The longest fragment that mail and messengers carry unharmed. */
export const LONGEST = 6000;

/** What a fragment may unpack to; what a page like this wrote is far below it. */
const MOST_BYTES = 1_000_000;

/** A case as the text of a fragment: its facts as JSON, deflated, in base64url. */
export async function pack(facts: object): Promise<string> {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(facts)), new CompressionStream("deflate-raw"));
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The JSON text that was packed; fails where it is cut short or is no such text. */
export async function unpack(packed: string): Promise<string> {
  const letters = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const plain = await through(bytes, new DecompressionStream("deflate-raw"));
  return new TextDecoder("utf-8", { fatal: true }).decode(plain);
}

async function through(bytes: Uint8Array<ArrayBuffer>, made: GenericTransformStream): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(made as ReadableWritablePair<Uint8Array, BufferSource>)
    .getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    size += read.value.length;
    if (size > MOST_BYTES) {
      await reader.cancel();
      throw new RangeError("too large");
    }
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
