import { useRef } from "preact/hooks";
import type { ContractAssessment } from "tegi";
import { dated, dayWords, figure, percent } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/procurement.ts";
import { type About, assessment, due, faults, missing, words } from "./answer.ts";
import { citationWords } from "./citation.ts";
import { jump, placeWords } from "./places.ts";
import { Raise, Tiers } from "./raise.tsx";
import { Readings } from "./readings.tsx";
import { Report } from "./report.tsx";
import { ByContract, ByGood } from "./rows.tsx";

/** The formulas with the symbols of the methodology; its variables are explained in the engine's own words. */
const FORMULAS: Record<string, string> = {
  1: "ВЦт = 100 % × Σ(СТi × Mi) / S",
  2: "ВЦр/у = 100 % × [Σ(СДj − СТj − ССДj) × Rj + Σ(СТi × Mi)] / S",
  4: "ВЦр/у = 100 % × Σ(СДj − ССДj) × Kj / S",
};

/** The share of the contract, and all that it rests on. */
export function Result() {
  const answer = assessment.value;
  return (
    <section class="contract-result" aria-labelledby="tegi-result">
      <h3 id="tegi-result" data-at="result" tabIndex={-1}>
        {t("procurement.result")}
      </h3>
      <div role="status">{answer ? <Verdict answer={answer} /> : <p>{t("procurement.no-result")}</p>}</div>
      <Jumps title={t("procurement.to-mend")} all={faults.value} />
      <Jumps title={t("procurement.needed")} all={due.value} isPlain />
      <Jumps title={t("procurement.missing")} all={missing.value} />
      {answer?.formula && (
        <>
          <Tiers answer={answer} />
          <Raise />
          <How answer={answer} />
          <ByContract answer={answer} />
          <ByGood answer={answer} />
          <Readings answer={answer} />
        </>
      )}
      <Warnings />
      {answer?.formula && (
        <>
          <Provisions answer={answer} />
          <Report answer={answer} />
        </>
      )}
    </section>
  );
}

function Verdict({ answer }: { answer: ContractAssessment }) {
  const { share, between, receipt, warnings } = answer;
  if (share === null && !between) {
    return (
      <>
        {words.value?.outside.map(({ text, citation }) => (
          <p class="note" key={text}>
            {text} {citation && <cite>{citation}</cite>}
          </p>
        ))}
      </>
    );
  }
  const blanks = { day: dayWords(receipt.on), edition: dayWords(receipt.edition ?? "") };
  const [low, high] = between ?? [share ?? "", share ?? ""];
  const differ = warnings.some(({ code }) => code === "readings-differ");
  return (
    <>
      <p class="share">{share === null ? `${percent(low)} – ${percent(high)}` : percent(share)}</p>
      <Span low={low} high={high} />
      <p class="hedged">
        {share === null
          ? t("procurement.verdict-between", { ...blanks, low: percent(low), high: percent(high) })
          : t("procurement.verdict", { ...blanks, share: percent(share) })}
      </p>
      {answer.if_proved && <p>{t("procurement.if-proved", { share: percent(answer.if_proved.share) })}</p>}
      {share !== null && answer.readings.length > 0 && (
        <p class={differ ? "differ" : "agree"}>{t(differ ? "procurement.differ" : "procurement.agree")}</p>
      )}
    </>
  );
}

/** The share on a line from 0 to 100, its interval while facts are missing. */
function Span({ low, high }: { low: string; high: string }) {
  const [from, to] = [low, high].map((text) => Math.min(100, Number(text)));
  return (
    <div class="span" aria-hidden="true">
      <div class="sure" style={{ width: `${from}%` }} />
      <div class="open" style={{ width: `${(to ?? 0) - (from ?? 0)}%` }} />
    </div>
  );
}

/** Facts that are wrong or missing, each a way to its field. */
function Jumps({ title, all, isPlain }: { title: string; all: readonly About[]; isPlain?: boolean }) {
  const list = useRef<HTMLUListElement>(null);
  if (all.length === 0) return null;
  const shown = all.slice(0, 50);
  return (
    <div class="jumps">
      <h4>{title}</h4>
      <ul ref={list}>
        {shown.map(({ at, text }) => (
          <li key={at + text}>
            <button type="button" class="link" onClick={() => jump(at)}>
              {placeWords(at)}
            </button>
            {!isPlain && <span> — {text}</span>}
          </li>
        ))}
      </ul>
      {all.length > shown.length && <p>{t("procurement.and-more", { count: all.length - shown.length })}</p>}
    </div>
  );
}

function How({ answer }: { answer: ContractAssessment }) {
  const { formula, numerator, denominator, vat } = answer;
  return (
    <div class="how">
      <h4>{t("procurement.how")}</h4>
      <p class="formula">{FORMULAS[formula ?? ""]}</p>
      {words.value?.rule.map(({ text, citation }) => (
        <p key={text}>
          {text} {citation && <cite>{citation}</cite>}
        </p>
      ))}
      <dl class="figures">
        {numerator && (
          <div>
            <dt>{t("procurement.numerator")}</dt>
            <dd>{figure(numerator)}</dd>
          </div>
        )}
        {denominator && (
          <div>
            <dt>{t("procurement.denominator")}</dt>
            <dd>{figure(denominator)}</dd>
          </div>
        )}
      </dl>
      <p>{t(vat === "included" ? "procurement.vat-included" : "procurement.vat-excluded")}.</p>
    </div>
  );
}

function Warnings() {
  const warnings = words.value?.warnings ?? [];
  if (warnings.length === 0) return null;
  return (
    <div>
      <h4>{t("procurement.warnings")}</h4>
      <ul>
        {warnings.map(({ text, citation }) => (
          <li key={text}>
            {dated(text)} {citation && <cite>{citation}</cite>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Provisions({ answer }: { answer: ContractAssessment }) {
  return (
    <div>
      <h4>{t("procurement.provisions")}</h4>
      <ul>
        {answer.citations.map((citation) => (
          <li key={citation.act + citation.place}>
            <cite>{citationWords(citation, answer.receipt)}</cite>
          </li>
        ))}
      </ul>
    </div>
  );
}
