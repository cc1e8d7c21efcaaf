// Fresh projects in `target/packages`, each with its own tools from its lock file and the package as npm would ship it.

import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const here = fileURLToPath(new URL("./", import.meta.url));
const target = fileURLToPath(new URL("../../target/packages/", import.meta.url));
const source = fileURLToPath(new URL("../../bindings-wasm/", import.meta.url));
const npm = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];

/** Runs a command; what it says is part of the error where it fails. */
export async function run(command, words, options) {
  const quiet = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", CI: "1", NO_COLOR: "1" };
  const running = promisify(execFile)(command, words, { env: quiet, ...options });
  return running.catch(({ message, stdout, stderr }) => {
    throw new Error([message, stdout, stderr].join("\n"));
  });
}

/** The package's tarball. */
export async function pack() {
  await mkdir(target, { recursive: true });
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", target], { cwd: source });
  return join(target, JSON.parse(stdout)[0].filename);
}

/** A project with the package installed: its folder, and a function that runs one of its tools. */
export async function project(name, tarball) {
  const folder = join(target, name);
  const lock = join(name, "package-lock.json");
  const text = (file) => readFile(file, "utf8").catch(() => "");
  const isThere = (await text(join(here, lock))) === (await text(join(target, lock)));
  // What an earlier run built with an earlier package must not be taken for this one's.
  for (const built of ["dist", "out", ".next"]) await rm(join(folder, built), { recursive: true, force: true });
  await cp(join(here, name), folder, { recursive: true });
  await cp(join(here, "journey.js"), join(folder, "journey.js"));
  if (!isThere) await run("npm", ["ci", ...npm], { cwd: folder });
  await run("npm", ["install", "--no-save", "--no-package-lock", ...npm, tarball], { cwd: folder });
  const tool = (command, ...words) => run(join(folder, "node_modules/.bin", command), words, { cwd: folder });
  return { folder, tool };
}

/** The wasm files of a built project; the same bytes must not travel twice. */
export async function wasms(folder) {
  return (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".wasm"));
}

/** A page around a bundle. */
export async function page(folder, script) {
  const head = '<!doctype html><title></title><link rel="icon" href="data:,">';
  await writeFile(join(folder, "index.html"), `${head}<script type="module" src="${script}"></script>`);
}
