import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/** As static servers compress what they have not compressed before: the best quality takes seconds. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const compressed = new Map();

/** What is sent of a file or a page, compressed once. */
async function compress(name, read) {
  if (!compressed.has(name)) compressed.set(name, brotliCompressSync(await read(), QUALITY));
  return compressed.get(name);
}

/** The folder of the built page. */
export const DIST = fileURLToPath(new URL("../../examples/self-assessment/dist/", import.meta.url));

/**
 * Serves a folder on loopback as any static server would, compressed, and counts what was asked for.
 *
 * @param {string} folder
 * @param {Record<string, string>} pages more pages, by their path
 */
export async function serve(folder = DIST, pages = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    try {
      const file = join(folder, normalize(path === "/" ? "/index.html" : path));
      const sent = path in pages ? brotliCompressSync(pages[path]) : await compress(file, () => readFile(file));
      requests.push({ path, bytes: sent.length });
      const type = path in pages ? TYPES[".html"] : TYPES[extname(file)];
      response
        .writeHead(200, { "content-type": type ?? "application/octet-stream", "content-encoding": "br" })
        .end(sent);
    } catch {
      requests.push({ path, bytes: 0 });
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${server.address().port}/`;
  return {
    address,
    requests,
    close: () => new Promise((closed) => (server.closeAllConnections(), server.close(closed))),
  };
}
