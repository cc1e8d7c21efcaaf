import { render } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { codeWords, figure } from "../ui/figure.ts";
import { language, t } from "../words/index.ts";
import "../words/paper.ts";
import { whilePrinting } from "./print.ts";
import { type Line, type Sheet, worksheet } from "./sheet.ts";

/** The worksheet on paper: there only while something is printed. */
export function Worksheet() {
  const paper = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = paper.current!;
    const host = (here.getRootNode() as ShadowRoot).host as HTMLElement;
    return whilePrinting(
      host,
      () => render(<Paper sheet={worksheet()} />, here),
      () => render(null, here),
    );
  }, []);
  return <section class="paper" ref={paper} />;
}

function Paper({ sheet }: { sheet: Sheet }) {
  const { about, verdict, basis, grounds, faults, missing, warnings, receipt } = sheet;
  return (
    <article lang={language.value}>
      <header>
        <h1>{t("paper.sheet-title")}</h1>
        <dl class="about">
          {about.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </header>
      {verdict && (
        <p class="conclusion">
          <strong>{t("paper.verdict")}.</strong> {verdict} <small>{basis}</small>
        </p>
      )}
      <Part title={t("paper.faults")} items={faults.map((text) => ({ text }))} />
      <Costs sheet={sheet} />
      <Part title={t("paper.grounds")} items={grounds} />
      <Steps sheet={sheet} />
      <Readings sheet={sheet} />
      <Part title={t("paper.missing")} items={missing.map((text) => ({ text }))} />
      <Part title={t("paper.warnings")} items={warnings} />
      <footer>
        <p class="receipt">
          {receipt.map(({ label, text }) => (
            <span key={label}>
              {label}: <code>{text}</code>
            </span>
          ))}
        </p>
        <Signatures />
        <p>{t("paper.self-assessment")}</p>
      </footer>
      <Materials sheet={sheet} />
    </article>
  );
}

/** So many lines may stand below the verdict; more of them begin a page of their own. */
const ON_ONE_PAGE = 12;

function Materials({ sheet: { lines, totals } }: { sheet: Sheet }) {
  return (
    <section class={lines.length > ON_ONE_PAGE ? "appendix apart" : "appendix"}>
      <h2>{t("paper.appendix")}</h2>
      <table class="bill">
        <thead>
          <tr>
            <th scope="col">{t("paper.column-number")}</th>
            <th scope="col">{t("paper.column-name")}</th>
            <th scope="col">{t("paper.column-code")}</th>
            <th scope="col">{t("paper.column-country")}</th>
            <th scope="col" class="number">
              {t("paper.column-domestic")}
            </th>
            <th scope="col" class="number">
              {t("paper.column-foreign")}
            </th>
            <th scope="col" class="number">
              {t("paper.column-unsettled")}
            </th>
            <th scope="col">{t("paper.column-why")}</th>
            <th scope="col">{t("paper.column-paper")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Material key={line.number} line={line} />
          ))}
          <tr class="total">
            <th scope="row" colSpan={4}>
              {t("paper.total")}
            </th>
            <td class="number">{amount(totals.false)}</td>
            <td class="number">{amount(totals.true)}</td>
            <td class="number">{amount(totals.unknown)}</td>
            <td colSpan={2} />
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Material({ line }: { line: Line }) {
  const { number, depth, name, code, country, stated, value, foreign, why, paper } = line;
  const inside = foreign === undefined && value !== undefined ? amount(value) : "";
  return (
    <tr class={depth ? "inside" : undefined}>
      <td>{number}</td>
      <td>
        {name}
        {(stated || inside) && <small>{[inside, stated].filter(Boolean).join("; ")}</small>}
      </td>
      <td class="code">{codeWords(code)}</td>
      <td>{country}</td>
      <td class="number">{foreign === "false" && amount(value)}</td>
      <td class="number">{foreign === "true" && amount(value)}</td>
      <td class="number">{foreign === "unknown" && amount(value)}</td>
      <td>{why}</td>
      <td>{paper}</td>
    </tr>
  );
}

const amount = (text: string | undefined) => (text === undefined ? "—" : figure(text));

function Costs({ sheet: { costs, calculations } }: { sheet: Sheet }) {
  return (
    <div class="figures">
      {costs.length > 0 && (
        <table class="costs">
          <tbody>
            {costs.map(({ label, value }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td class="number">{figure(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {calculations.length > 0 && (
        <div>
          <h2>{t("paper.formula")}</h2>
          {calculations.map(({ text, citation }) => (
            <p key={text}>
              {text} <cite>{citation}</cite>
            </p>
          ))}
        </div>
      )}
    </div>
  );
}

const MARKS = { true: "✓", false: "✗", unknown: "?" } as const;

function Steps({ sheet: { steps } }: { sheet: Sheet }) {
  if (steps.length === 0) return null;
  return (
    <section>
      <h2>{t("paper.sheet-steps")}</h2>
      <ol>
        {steps.map(({ text, outcome, citation }, index) => (
          <li key={index}>
            <span aria-hidden="true">{MARKS[outcome]}</span> {text}. <cite>{citation}</cite>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Readings({ sheet: { readings } }: { sheet: Sheet }) {
  if (readings.length === 0) return null;
  return (
    <section>
      <h2>{t("paper.readings")}</h2>
      {readings.map(({ id, question, status, citation, options }) => (
        <p key={id}>
          {question} ({status}){" "}
          {options
            .map(({ name, text, taken }) => `${name}: ${text}${taken ? ` (${t("paper.taken")})` : ""}`)
            .join("; ")}
          . <cite>{citation}</cite>
        </p>
      ))}
    </section>
  );
}

function Part({ title, items }: { title: string; items: readonly { text: string; citation?: string }[] }) {
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {items.map(({ text, citation }) => (
          <li key={text}>
            {text} {citation && <cite>{citation}</cite>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Signatures() {
  return (
    <div class="signatures">
      {(["prepared", "checked"] as const).map((who) => (
        <div key={who}>
          <span>{t(`takeaway.signed-${who}`)}</span>
          <i />
          <small>{t("paper.signature")}</small>
          <i class="short" />
          <small>{t("paper.date")}</small>
        </div>
      ))}
    </div>
  );
}
