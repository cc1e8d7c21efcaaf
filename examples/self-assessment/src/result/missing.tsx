import type { Question } from "tegi";
import { ownerOf } from "../case/edit.ts";
import { go } from "../case/place.ts";
import { stated } from "../case/store.ts";
import { type Key, t } from "../words/index.ts";
import "../words/result.ts";
import { SHOWN, nameOf } from "./materials.ts";
import { type Wanted, wantedByNeed } from "./papers.ts";
import { Cited } from "../ui/parts.tsx";
import { Rest } from "./parts.tsx";
import type { Told } from "./told.ts";

/** A missing fact as its question, with the material that it is asked of. */
export function whatIs({ at, text }: Question): string {
  const { row } = ownerOf(at, stated.value.rows);
  return row ? t("result.of-material", { text, name: nameOf(row) }) : text;
}

/** The paper that proves a fact, by the kind of the fact. */
const PAPERS: Record<string, Key> = {
  materials: "result.paper-bill",
  operations: "result.paper-process",
  "operation-names": "result.paper-process",
  "unknown-operation": "result.paper-process",
  "beyond-insufficient": "result.paper-process",
  answer: "result.paper-process",
  "good-answer": "result.paper-description",
  "material-answer": "result.paper-description",
  "good-hs": "result.paper-code",
  "material-hs": "result.paper-code",
  "material-value": "result.paper-value",
  "ex-works-price": "result.paper-price",
  "production-cost": "result.paper-cost",
  "wholly-produced": "result.paper-produced",
  proof: "result.paper-ct-1",
};

/** A paper that is worth having, and of which materials. */
export function Paper({ need, names }: Wanted) {
  return (
    <>
      <p>{t(`result.need-${need}`)}</p>
      <p>{names.slice(0, SHOWN).join("; ")}</p>
      <Rest count={names.length - SHOWN} />
    </>
  );
}

/** What is missing and which paper proves it; then what else the reader must know. */
export function Gaps({ answer, words }: Told) {
  const papers = wantedByNeed(answer, stated.value);
  // The day to which the law was read stands where it is told when to check again.
  const warnings = words.warnings.filter((_, index) => answer.warnings[index]?.code !== "law-read-to");
  return (
    <>
      {words.missing.length === 0 ? (
        <p>{t("result.nothing-missing")}</p>
      ) : (
        <>
          <ul class="asked-for">
            {words.missing.slice(0, SHOWN).map((question, index) => {
              const paper = PAPERS[answer.missing[index]?.code ?? ""];
              return (
                <li key={question.at}>
                  {whatIs(question)}
                  {paper && <span class="paper-for">{t("result.proved-by", { paper: t(paper) })}</span>}
                </li>
              );
            })}
          </ul>
          <Rest count={answer.missing.length - SHOWN} />
          <div class="buttons">
            <button type="button" onClick={() => go({ tab: "good", step: "questions" })}>
              {t("result.to-questions")}
            </button>
          </div>
        </>
      )}
      {papers.length > 0 && <h4>{t("result.papers")}</h4>}
      {papers.map((paper) => (
        <div class="need" key={paper.need}>
          <Paper {...paper} />
        </div>
      ))}
      {warnings.length > 0 && (
        <>
          <h4>{t("result.warnings")}</h4>
          {warnings.map((warning) => (
            <div class="note" key={`${warning.at} ${warning.text}`}>
              <p>{warning.text}</p>
              <Cited citation={warning.citation} />
            </div>
          ))}
        </>
      )}
    </>
  );
}
