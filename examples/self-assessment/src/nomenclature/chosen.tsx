import { language, t } from "../words/index.ts";
import { NameText } from "./found.tsx";
import { above } from "./list.ts";
import { nameOf } from "./names.ts";
import type { Searching } from "./proposals.ts";
import { examplesOf } from "./trade.ts";

interface ChosenProps {
  in: Searching;
  code: string;
  /** What is said where the nomenclature does not have the code. */
  otherwise: string;
}

/** What the code is, from its chapter down, and what people call such goods. */
export function Chosen({ in: { list, trade }, code, otherwise }: ChosenProps) {
  const own = list.lines[list.places.get(code) ?? -1];
  if (!own) return <>{otherwise}</>;
  // A line that is the only one of its subheading says the same.
  const lines = [...above(list, code).filter(({ code: one }) => `${one}0000` !== code), own];
  const examples = examplesOf(trade, code, language.value);
  return (
    <>
      {examples.length > 0 && `${t("nomenclature.such-as", { words: examples.join(", ") })} `}
      {lines.map((line, index) => (
        <span key={line.code}>
          {index > 0 && " › "}
          <NameText name={nameOf(list, trade, line, language.value)} />
        </span>
      ))}
    </>
  );
}
