import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { engine } from "./build/engine.ts";
import { nomenclature } from "./build/nomenclature.ts";
import { offline } from "./build/offline.ts";
import { tradeWords } from "./build/trade-words.ts";
import { weight } from "./build/weight.ts";

const publicFolder = fileURLToPath(new URL("public", import.meta.url));

export default defineConfig({
  // Any folder of any static server.
  base: "./",
  plugins: [engine(), nomenclature(), tradeWords(), offline(publicFolder), weight()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  optimizeDeps: { exclude: ["tegi"] },
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 3000,
    rollupOptions: {
      // Another site embeds the element by this name.
      output: { entryFileNames: "tegi-assessment.js" },
    },
  },
});
