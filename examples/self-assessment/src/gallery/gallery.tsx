import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Picture } from "../result/picture.tsx";
import { lineOf } from "../result/line.ts";
import { Card } from "../ui/card.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Choice, Field, More } from "../ui/field.tsx";
import { percent } from "../ui/figure.ts";
import { Notice } from "../ui/notice.tsx";
import { Cited, Fold, Mark, Part, Wide } from "../ui/parts.tsx";
import { Steps } from "../ui/steps.tsx";
import { LANGUAGES, language, t } from "../words/index.ts";
import "../words/check.ts";
import "../words/procurement.ts";
import "../words/result.ts";
import { Tokens } from "./tokens.tsx";

/** Every part of the screens with words of the screens, in the chosen language; light or dark as the device says. */
export function Gallery() {
  useEffect(() => void (document.documentElement.lang = language.value), [language.value]);
  return (
    <div class="tegi" lang={language.value}>
      <header>
        <div class="bar">
          <h1 class="brand">Tegi</h1>
          <div class="languages" role="group" aria-label={t("shell.language")}>
            {LANGUAGES.map((one) => (
              <button
                key={one}
                type="button"
                lang={one}
                aria-pressed={one === language.value}
                onClick={() => (language.value = one)}
              >
                {t(`shell.language-${one}`)}
              </button>
            ))}
          </div>
        </div>
      </header>
      <main class="content">
        <Tokens />
        <Buttons />
        <Fields />
        <Cards />
        <Stepper />
        <Verdicts />
        <Lines />
        <Tables />
        <Notices />
        <Folded />
      </main>
    </div>
  );
}

/** A part under the name by which the code knows it. */
function Shown({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={`tegi-${name}`} class="shown">
      <h2 id={`tegi-${name}`}>
        <code>{name}</code>
      </h2>
      {children}
    </section>
  );
}

function Buttons() {
  return (
    <Shown name="button">
      <div class="buttons">
        <button type="button" class="main">
          {t("conversation.next")}
        </button>
        <button type="button">{t("conversation.back")}</button>
        <button type="button" disabled>
          {t("conversation.back")}
        </button>
        <button type="button" class="link">
          {t("check.change")}
        </button>
      </div>
    </Shown>
  );
}

function Fields() {
  const [price, setPrice] = useState("1 250 000,00");
  const [vat, setVat] = useState("excluded");
  return (
    <Shown name="field, choice">
      <Field
        label={t("conversation.price")}
        hint={t("conversation.price-hint")}
        unit="KZT"
        inputMode="decimal"
        value={price}
        onCommit={setPrice}
      />
      <Field
        label={t("conversation.cost")}
        error={t("conversation.faults", { count: 1 })}
        unit="KZT"
        value="12,5,0"
        onCommit={() => undefined}
      />
      <Choice
        legend={t("conversation.vat")}
        hint={t("conversation.vat-hint")}
        inline
        options={[
          { value: "excluded", label: t("conversation.vat-excluded") },
          { value: "included", label: t("conversation.vat-included") },
        ]}
        value={vat}
        onChoose={setVat}
      />
      <Choice
        legend={t("conversation.produced-legend")}
        options={[
          { value: "no", label: t("conversation.produced-no"), hint: t("conversation.produced-no-hint") },
          { value: "", label: t("conversation.unknown"), hint: t("conversation.produced-unknown-hint") },
        ]}
        value={undefined}
        onChoose={() => undefined}
      />
    </Shown>
  );
}

function Cards() {
  const facts = (name: "cis-2009" | "contract") =>
    (["who", "for"] as const).map((what) => ({
      what: t(`conversation.door-${what}`),
      value: t(`conversation.door-${name}-${what}`),
    }));
  return (
    <Shown name="card">
      <ul class="doors">
        <Card title={t("conversation.purpose-cis-2009")} facts={facts("cis-2009")} isChosen onOpen={() => undefined} />
        <Card title={t("conversation.purpose-contract")} facts={facts("contract")} onOpen={() => undefined} />
      </ul>
    </Shown>
  );
}

function Stepper() {
  const steps = (["terms", "chain", "goods", "check", "result"] as const).map((step, index) => ({
    name: t(`procurement.step-${step}`),
    said: index === 0 ? "10 000 000,00 KZT" : "",
    state: index === 0 ? ("done" as const) : index === 1 ? ("here" as const) : ("due" as const),
    isReachable: index < 3,
    onOpen: () => undefined,
  }));
  return (
    <Shown name="stepper">
      <Steps label={t("conversation.steps")} steps={steps} />
    </Shown>
  );
}

const VERDICTS = ["originating", "not_originating", "undetermined", "disputed", "outside_rulebook"] as const;

function Verdicts() {
  return (
    <Shown name="verdict">
      <div class="result">
        {VERDICTS.map((verdict) => (
          <section key={verdict} class={`verdict ${verdict}`} aria-labelledby={`tegi-verdict-${verdict}`}>
            <h3 id={`tegi-verdict-${verdict}`}>
              <Mark of={verdict} />
              {t(`result.verdict-${verdict}`)}
            </h3>
            <p class="sentence">{t(`result.says-${verdict}`)}</p>
          </section>
        ))}
      </div>
    </Shown>
  );
}

const COMPARED = [
  { value: "434242.00", base: "1000000.00", measured: "43.4242", limit: "50", undecided: "120000.00" },
  { value: "620000.00", base: "1000000.00", measured: "62.0000", limit: "55", at_least: true },
] as const;

function Lines() {
  return (
    <Shown name="number-line">
      <div class="result lines">
        {COMPARED.map((comparison) => {
          const line = lineOf(comparison);
          const limit = t("at_least" in comparison ? "result.limit-mark-least" : "result.limit-mark", {
            limit: percent(comparison.limit),
          });
          const value = t("result.value-mark", { value: percent(comparison.measured) });
          return (
            line && (
              <Picture
                key={comparison.value}
                line={line}
                label={`${value} ${limit}`}
                value={value}
                limit={limit}
                isWish={false}
              />
            )
          );
        })}
      </div>
    </Shown>
  );
}

function Tables() {
  return (
    <Shown name="table">
      <Wide label={t("procurement.lines")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("procurement.row-good")}</th>
              <th scope="col" class="number">
                {t("procurement.line-value")}
              </th>
              <th scope="col" class="number">
                {t("procurement.row-share")}
              </th>
            </tr>
          </thead>
          <tbody>
            {[
              ["1", "2 000 000,00", "60.00"],
              ["2", "1 000 000,00", "0.00"],
            ].map(([name = "", value, share = ""]) => (
              <tr key={name}>
                <th scope="row">{t("procurement.line", { number: name })}</th>
                <td class="number">{value}</td>
                <td class="number">{percent(share)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </Shown>
  );
}

function Notices() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Shown name="notice, dialog">
      <Notice tell={() => t("takeaway.saved", { name: "tegi.json" })} onClose={() => undefined} />
      <Notice tell={() => t("takeaway.not-kept")} isWrong onClose={() => undefined} />
      <p class="note">{t("conversation.settled")}</p>
      <button type="button" onClick={() => setOpen(true)}>
        {t("takeaway.clear-question")}
      </button>
      {isOpen && (
        <Dialog title={t("takeaway.clear-question")} onClose={() => setOpen(false)}>
          <p>{t("takeaway.clear-consequence")}</p>
          <div class="buttons">
            <button type="button" class="main" onClick={() => setOpen(false)}>
              {t("takeaway.clear-keep")}
            </button>
          </div>
        </Dialog>
      )}
    </Shown>
  );
}

function Folded() {
  return (
    <Shown name="fold, part">
      <div class="result">
        <Part name="part-shown" title={t("result.todo")}>
          <p>{t("result.ways-hint")}</p>
          <Cited citation="3-2, 31" />
        </Part>
        <Fold name="fold-shown" title={t("result.composition")}>
          {() => <p>{t("result.ways-hint")}</p>}
        </Fold>
        <More title={t("conversation.price-title")}>
          <p>{t("conversation.price-definition")}</p>
        </More>
      </div>
    </Shown>
  );
}
