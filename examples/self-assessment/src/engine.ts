import * as tegi from "tegi";
import letters from "virtual:engine";

/** The engine: from the page's own files, so that nothing is fetched. */
export const engineReady: Promise<void> = tegi.load(bytes());

/** A letter of the text is a byte. */
function bytes(): Uint8Array<ArrayBuffer> {
  const array = new Uint8Array(letters.length);
  for (let at = 0; at < array.length; at += 1) array[at] = letters.charCodeAt(at);
  return array;
}
