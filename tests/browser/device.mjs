import { after } from "node:test";
import { keepsAll, open } from "./browser.mjs";
import { serve } from "./serve.mjs";

/** A browser of each language that already keeps the page's files: loading them anew for each test takes seconds. */
const devices = new Map();
after(() => Promise.all([...devices.values()].map(async (device) => (await device).close())));

/** The device of a language, on which nothing of an earlier visit is kept but the page's own files. */
export async function deviceOf(language) {
  if (!devices.has(language)) devices.set(language, make(language));
  return devices.get(language);
}

async function make(language) {
  const server = await serve();
  const { page: rest, context, said, close } = await open({ locale: language });
  await rest.goto(server.address);
  await keepsAll(rest);
  await rest.goto("about:blank");
  const debuggerOfRest = await context.newCDPSession(rest);

  /** Closes the pages of a visit, and forgets what it kept. */
  const forget = async () => {
    await Promise.all(context.pages().map((page) => page === rest || page.close()));
    await context.clearPermissions();
    await context.clearCookies();
    await debuggerOfRest.send("Storage.clearDataForOrigin", {
      origin: new URL(server.address).origin,
      storageTypes: "local_storage,indexeddb",
    });
    said.length = 0;
  };
  return { server, context, said, forget, close: () => Promise.all([close(), server.close()]) };
}
