import { codeWords } from "../ui/figure.ts";
import { type Key, language, t } from "../words/index.ts";
import { type Proposal } from "./find.ts";
import type { Nomenclature } from "./list.ts";
import { type Named, nameOf, paths } from "./names.ts";
import type { Searching } from "./proposals.ts";
import type { TradeHit, TradeWords } from "./trade.ts";

interface FoundProps {
  id: string;
  label: string;
  in: Searching;
  found: readonly Proposal[];
  active: number;
  onChoose: (code: string) => void;
}

/** The codes that are proposed, to choose one. */
export function Found({ id, label, in: { list, trade }, found, active, onChoose }: FoundProps) {
  const lines = found.flatMap(({ line }) => line ?? []);
  const above = paths(list, trade, lines, language.value);
  return (
    <ul id={`${id}-list`} role="listbox" aria-label={label} class="found" hidden={found.length === 0}>
      {found.map((one, index) => (
        <li
          key={one.code}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          ref={index === active ? (item) => item?.scrollIntoView({ block: "nearest" }) : null}
          // Before the input loses the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(one.code);
          }}
        >
          <span class="code">{codeWords(one.code)}</span>
          <span>
            <Reason proposal={one} list={list} trade={trade} />
            <Under proposal={one} list={list} trade={trade} above={above.get(one.code) ?? []} />
          </span>
        </li>
      ))}
    </ul>
  );
}

interface PartProps {
  proposal: Proposal;
  list: Nomenclature;
  trade: TradeWords;
}

/** Why the code is proposed: the name it had before, the trade word, or its own name. */
function Reason({ proposal: { line, recalled, trade: hit }, list, trade }: PartProps) {
  if (recalled) return <>{recalled}</>;
  if (hit) return <>{tradeName(hit, trade)}</>;
  return line ? <NameText name={nameOf(list, trade, line, language.value)} /> : null;
}

/** The smaller line: what the nomenclature calls it, or where it stands. */
function Under({ proposal, list, trade, above }: PartProps & { above: Named[] }) {
  const { line, recalled, trade: hit } = proposal;
  const names = recalled || hit ? (line ? [nameOf(list, trade, line, language.value)] : []) : above;
  return (
    <small>
      {recalled && `${t("nomenclature.used")}${names.length > 0 ? ". " : ""}`}
      {names.map((name, index) => (
        <span key={index}>
          {index > 0 && " › "}
          <NameText name={name} />
        </span>
      ))}
    </small>
  );
}

/** A trade word of the page's language, with what tells its code from the others. */
function tradeName(hit: TradeHit, trade: TradeWords): string {
  const all = hit.entry.phrases[language.value];
  const own = all.find((one) => one.toLowerCase() === hit.phrase.toLowerCase()) ?? all[0];
  const differs = trade.differences.get(hit.differs)?.[language.value];
  return differs ? `${own ?? hit.phrase} — ${differs}` : (own ?? hit.phrase);
}

/** What is said of a name that is not official, or not in the page's language. */
const MARKS = {
  ours: "nomenclature.our-wording",
  ru: "nomenclature.in-russian",
  en: "nomenclature.in-english",
} as const satisfies Record<string, Key>;

/** A name; where it is not in the page's language or not official, that is said. */
export function NameText({ name: { text, tongue, isOurs } }: { name: Named }) {
  const mark = isOurs ? MARKS.ours : tongue === language.value ? undefined : tongue === "ru" ? MARKS.ru : MARKS.en;
  return (
    <>
      <span lang={tongue}>{text}</span>
      {mark && <span class="tongue"> ({t(mark)})</span>}
    </>
  );
}
