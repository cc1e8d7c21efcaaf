import type { ContractAssessment } from "tegi";
import { Cited, Fold } from "../ui/parts.tsx";
import { dated, dayWords, figure, percent } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/check.ts";
import "../words/procurement.ts";
import "../words/result.ts";
import { assessment, due, faults, missing, words } from "./answer.ts";
import { Answers } from "./check.tsx";
import { citationWords } from "./citation.ts";
import { Jumps } from "./jumps.tsx";
import { Raise, Tiers } from "./raise.tsx";
import { Readings } from "./readings.tsx";
import { Report } from "./report.tsx";
import { ByContract, ByGood } from "./rows.tsx";
import type { ContractDraft } from "./shape.ts";

/** The formulas with the symbols of the methodology; its variables are explained in the engine's own words. */
const FORMULAS: Record<string, string> = {
  1: "ВЦт = 100 % × Σ(СТi × Mi) / S",
  2: "ВЦр/у = 100 % × [Σ(СДj − СТj − ССДj) × Rj + Σ(СТi × Mi)] / S",
  4: "ВЦр/у = 100 % × Σ(СДj − ССДj) × Kj / S",
};

/** The share of the contract on one screen, what would raise it, and the report. The rest is folded. */
export function Result({ draft }: { draft: ContractDraft }) {
  const answer = assessment.value;
  if (!answer?.formula) return <NoShare answer={answer} />;
  const warnings = words.value?.warnings ?? [];
  return (
    <div class="result contract-result">
      <Verdict answer={answer} />
      <Jumps title={t("procurement.missing")} all={missing.value} />
      <Tiers answer={answer} />
      <Readings answer={answer} />
      <Raise />
      <Report answer={answer} />
      <Fold name="check" title={t("check.title")}>
        {() => <Answers draft={draft} heading="h4" />}
      </Fold>
      <section class="further" aria-labelledby="tegi-further">
        <h3 id="tegi-further">{t("result.further")}</h3>
        <Fold name="how" title={t("procurement.how")}>
          {() => <How answer={answer} />}
        </Fold>
        <Fold name="contracts" title={t("procurement.contracts")}>
          {() => <ByContract answer={answer} />}
        </Fold>
        <Fold name="goods-counted" title={t("procurement.lines")}>
          {() => <ByGood answer={answer} />}
        </Fold>
        {warnings.length > 0 && (
          <Fold name="warnings" title={t("procurement.warnings")}>
            {() => (
              <Cites all={warnings.map(({ text, citation }) => ({ text: dated(text), citation: citation ?? "" }))} />
            )}
          </Fold>
        )}
        <Fold name="provisions" title={t("procurement.provisions")}>
          {() => (
            <Cites all={answer.citations.map((one) => ({ text: "", citation: citationWords(one, answer.receipt) }))} />
          )}
        </Fold>
      </section>
    </div>
  );
}

/** Why there is no share, and what has to be written or mended first. */
function NoShare({ answer }: { answer: ContractAssessment | null }) {
  return (
    <div class="result contract-result">
      <div role="status">
        {!answer && <p>{t("procurement.no-result")}</p>}
        {answer &&
          words.value?.outside.map(({ text, citation }) => (
            <p class="note" key={text}>
              {text} {citation && <cite>{citation}</cite>}
            </p>
          ))}
      </div>
      <Jumps title={t("procurement.to-mend")} all={faults.value} />
      <Jumps title={t("procurement.needed")} all={due.value} isPlain />
      <Jumps title={t("procurement.missing")} all={missing.value} />
    </div>
  );
}

function Verdict({ answer }: { answer: ContractAssessment }) {
  const { share, between, receipt, warnings, provisional, readings } = answer;
  const blanks = { day: dayWords(receipt.on), edition: dayWords(receipt.edition ?? "") };
  const [low, high] = between ?? [share ?? "", share ?? ""];
  const differ = warnings.some(({ code }) => code === "readings-differ");
  const grounds = words.value?.rests_on ?? [];
  const isOpen = provisional || share === null || differ;
  return (
    <section part="verdict" class={`verdict ${isOpen ? "provisional" : "told"}`} aria-labelledby="tegi-share">
      <h3 id="tegi-share">{t(isOpen ? "procurement.share-open" : "procurement.share")}</h3>
      {low && <p class="share">{share === null ? `${percent(low)} – ${percent(high)}` : percent(share)}</p>}
      {low && <Span low={low} high={high} />}
      <p class="hedged">
        {share === null
          ? t("procurement.verdict-between", { ...blanks, low: percent(low), high: percent(high) })
          : t("procurement.verdict", { ...blanks, share: percent(share) })}
      </p>
      {grounds.length > 0 && (
        <div class="rests">
          <p>{t(provisional ? "result.rests-provisional" : "result.rests")}</p>
          <ul>
            {grounds.map(({ text, citation }) => (
              <li key={text}>
                {dated(text)}
                <Cited citation={citation} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {answer.if_proved && <p>{t("procurement.if-proved", { share: percent(answer.if_proved.share) })}</p>}
      {share !== null && readings.length > 0 && (
        <p class={differ ? "differ" : "agree"}>{t(differ ? "procurement.differ" : "procurement.agree")}</p>
      )}
    </section>
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

function How({ answer }: { answer: ContractAssessment }) {
  const { formula, numerator, denominator, vat } = answer;
  return (
    <div class="how">
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

/** Sentences, each with its provision. */
function Cites({ all }: { all: readonly { text: string; citation: string }[] }) {
  return (
    <ul>
      {all.map(({ text, citation }) => (
        <li key={text + citation}>
          {text} {citation && <cite>{citation}</cite>}
        </li>
      ))}
    </ul>
  );
}
