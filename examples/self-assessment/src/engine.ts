import * as tegi from "tegi";
import packed from "virtual:engine";

/** The engine: from the page's own files, so that nothing is fetched. */
export const engineReady: Promise<void> = tegi.load(unpack());

async function unpack(): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
