import { brotliCompressSync } from "node:zlib";
import type { Plugin } from "vite";
import { FIRST } from "./engine.ts";

/** The most that the page may weigh before its first question, in bytes by brotli. */
const MOST = 400_000;

/**
 * Tells what the page weighs before its first question, as a server sends it: all that its entries import at once, the
 * engine for goods, and the words of the language whose words are most. A heavier page is not built.
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
      const holds = (file: string, id: string): boolean => {
        const item = bundle[file];
        return item?.type === "chunk" && item.moduleIds.includes(id);
      };
      const holding = (id: string): string[] => {
        const found = Object.keys(bundle).filter((file) => holds(file, id));
        if (found.length !== 1) throw new Error(`${id} is in ${found.length} files`);
        return found;
      };
      holding(FIRST.engine).forEach(add);
      const weigh = (file: string): number => {
        const item = bundle[file];
        return item ? brotliCompressSync(item.type === "chunk" ? item.code : item.source).length : 0;
      };
      const words = Math.max(...FIRST.words.flatMap(holding).map(weigh));
      const whole = [...files].map(weigh).reduce((sum, size) => sum + size, words);
      console.log(`before the first question: ${Math.round(whole / 1000)} KB by brotli`);
      if (whole > MOST) throw new Error(`the page may weigh ${MOST / 1000} KB before its first question`);
    },
  };
}
