import { expect, test } from "vitest";
import { language, speak, speakBy } from "./index.ts";

/** Lets all that is promised come about. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

test("a language is spoken once all words of it are at hand, the last one that was chosen", async () => {
  speak("en");
  expect(language.value).toBe("en");
  const waiting = new Map<string, { bring: () => void; fail: (why: Error) => void }>();
  speakBy((next) => new Promise((bring, fail) => waiting.set(next, { bring, fail })));
  speak("kk");
  speak("ru");
  await settle();
  expect(language.value).toBe("en");
  waiting.get("ru")?.bring();
  await settle();
  expect(language.value).toBe("ru");
  waiting.get("kk")?.bring();
  await settle();
  expect(language.value).toBe("ru");
  speak("en");
  waiting.get("en")?.fail(new Error("offline"));
  await settle();
  expect(language.value).toBe("ru");
});
