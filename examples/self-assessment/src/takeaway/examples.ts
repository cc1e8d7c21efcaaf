import type { Language } from "tegi";
import { language } from "../words/index.ts";
import examples from "./examples.json";

/** Invented bills of common products, to start from. */
export type Example = keyof typeof examples;
export const EXAMPLES = Object.keys(examples) as Example[];

/** The facts of an example, its names in the chosen language. */
export function exampleFacts(example: Example): object {
  const named = (_: string, value: unknown) => (isWording(value) ? value[language.value] : value);
  return JSON.parse(JSON.stringify(examples[example]), named);
}

const isWording = (value: unknown): value is Record<Language, string> =>
  typeof value === "object" && value !== null && "kk" in value && "ru" in value && "en" in value;
