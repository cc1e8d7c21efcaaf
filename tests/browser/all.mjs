// All journeys in one process, so that they share the browsers: node --test tests/browser/all.mjs
import { readdir } from "node:fs/promises";

const names = await readdir(new URL(".", import.meta.url));
for (const name of names.filter((one) => one.endsWith(".test.mjs")).sort()) await import(`./${name}`);
