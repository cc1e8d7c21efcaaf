import { brotliCompressSync } from "node:zlib";
import type { Plugin } from "vite";

/** The most that the page may weigh before its first question, in bytes by brotli. */
const MOST = 442_000;

/**
 * Tells what the page weighs before its first question, as a server sends it: all that its entries import at once. A
 * heavier page is not built.
 */
export function weight(): Plugin {
  return {
    name: "tegi:weight",
    apply: "build",
    writeBundle(_, bundle) {
      const files = new Set<string>();
      const add = (file: string): void => {
        if (files.has(file)) return;
        files.add(file);
        const item = bundle[file];
        if (item?.type === "chunk") item.imports.forEach(add);
      };
      for (const [file, item] of Object.entries(bundle)) {
        if (item.type === "chunk" ? item.isEntry : /\.(html|css)$/.test(file)) add(file);
      }
      const contents = [...files].flatMap((file) => bundle[file] ?? []);
      const sizes = contents.map((item) => brotliCompressSync(item.type === "chunk" ? item.code : item.source).length);
      const whole = sizes.reduce((sum, size) => sum + size, 0);
      console.log(`before the first question: ${Math.round(whole / 1000)} KB by brotli`);
      if (whole > MOST) throw new Error(`the page may weigh ${MOST / 1000} KB before its first question`);
    },
  };
}
