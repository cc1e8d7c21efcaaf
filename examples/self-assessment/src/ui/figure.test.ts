import { expect, test } from "vitest";
import { language } from "../words/index.ts";
import { legible, percent } from "./figure.ts";

test("days and amounts of a sentence are written as people write them, codes and editions as they are", () => {
  language.value = "ru";
  const sentence = "цена 8403: с 1000000.00 до 1168484.00. cis-2009@2024-05-04, на 2026-03-01; 501.00, 50 %";
  expect(legible(sentence).replaceAll("\u00a0", " ")).toBe(
    "цена 8403: с 1 000 000,00 до 1 168 484,00. cis-2009@2024-05-04, на 01.03.2026; 501,00, 50 %",
  );
  language.value = "en";
  expect(legible("from 1000000.00 to 1168484.00.")).toBe("from 1,000,000.00 to 1,168,484.00.");
});

test("a percent has two decimals at most, and tells that it was cut", () => {
  language.value = "en";
  expect(["43.4242", "49.996", "43.42", "50", "1/3", "-0.005", "99.995"].map(percent)).toEqual([
    "≈\u00a043.42%",
    "≈\u00a050.00%",
    "43.42%",
    "50%",
    "≈\u00a00.33%",
    "≈\u00a0\u22120.01%",
    "≈\u00a0100.00%",
  ]);
});
