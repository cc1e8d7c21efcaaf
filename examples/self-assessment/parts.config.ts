import { defineConfig } from "vite";

/** The page of parts, built beside the page and by itself: nothing of it is loaded or kept with the page. */
export default defineConfig({
  base: "./",
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    emptyOutDir: false,
    modulePreload: { polyfill: false },
    rollupOptions: { input: "parts.html", output: { entryFileNames: "tegi-parts.js" } },
  },
});
