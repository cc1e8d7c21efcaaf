import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** Writes `offline.js`, a service worker that keeps every file of the page, so that it works without a network. */
export function offline(publicFolder: string): Plugin {
  return {
    name: "tegi:offline",
    apply: "build",
    generateBundle: {
      // After index.html is among the files.
      order: "post",
      handler(_, bundle) {
        const made = Object.entries(bundle).map(
          ([file, item]) => [file, item.type === "chunk" ? item.code : item.source] as const,
        );
        const given = readdirSync(publicFolder).map((file) => [file, readFileSync(join(publicFolder, file))] as const);
        const files = [...made, ...given].sort(([one], [other]) => (one < other ? -1 : 1));
        const hash = createHash("sha256");
        for (const [file, content] of files) hash.update(file).update(content);
        const names = files.map(([file]) => (file === "index.html" ? "./" : file));
        this.emitFile({
          type: "asset",
          fileName: "offline.js",
          source: worker(hash.digest("hex").slice(0, 16), names),
        });
      },
    },
  };
}

const worker = (version: string, files: string[]) => `const CACHE = "tegi-${version}";
const FILES = ${JSON.stringify(files)};
const whole = (file) => new URL(file, self.registration.scope).href;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map(whole))).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("tegi-") && name !== CACHE);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))));
});
self.addEventListener("fetch", (event) => {
  const url = event.request.url.split(/[?#]/)[0];
  if (FILES.map(whole).includes(url)) {
    event.respondWith(caches.match(url).then((kept) => kept ?? fetch(event.request)));
  }
});
`;
