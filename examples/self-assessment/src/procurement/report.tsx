import { computed } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { ContractAssessment } from "tegi";
import { download } from "../takeaway/current.ts";
import { dayWords, figure } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/procurement.ts";
import { assessment, words } from "./answer.ts";
import { stated } from "./draft.ts";
import { FIGURES, type Form, type FormColumn, form, printable, trimmed } from "./form.ts";
import { headingKey } from "./heading.ts";
import { currencyLine, workbook } from "./sheet.ts";

const filled = computed(() => {
  const [facts, answer] = [stated.value?.facts, assessment.value];
  return facts && answer ? form(facts, answer) : null;
});

/** The supplier's report on the screen, and its ways onto paper and into a spreadsheet. */
export function Report({ answer }: { answer: ContractAssessment }) {
  const [isOpen, setOpen] = useState(false);
  const made = filled.value;
  if (!made) return <p class="hint">{answer.formula === "4" && t("procurement.form-none")}</p>;
  const save = async () => {
    const name = t("procurement.workbook-name", { appendix: made.appendix });
    download(name, await workbook(made, words.value?.receipt ?? ""));
  };
  return (
    <section class="report" aria-labelledby="tegi-report">
      <h3 id="tegi-report">{t("procurement.form")}</h3>
      <p>{t(`procurement.form-provision-${made.appendix}`)}</p>
      <div class="buttons">
        <button type="button" onClick={() => print()}>
          {t("procurement.print")}
        </button>
        <button type="button" onClick={() => void save()}>
          {t("procurement.workbook")}
        </button>
      </div>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t("procurement.form-show")}</summary>
        {isOpen && (
          <div class="wide" tabIndex={0} role="region" aria-label={t(`procurement.form-title-${made.appendix}`)}>
            <Sheet form={made} />
          </div>
        )}
      </details>
    </section>
  );
}

/** The report on paper: seen only in print, on pages that lie. */
export function ContractPaper({ isPage }: { isPage: boolean }) {
  useEffect(() => {
    if (!isPage) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("@page { size: A4 landscape; margin: 12mm }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [isPage]);
  const made = filled.value;
  if (!made) return <section class="paper">{words.value && <p>{words.value.verdict}</p>}</section>;
  return (
    <section class="paper form">
      <Sheet form={made} />
      <p class="signatures">
        <span>{t("procurement.signature-supplier")}</span>
        <span>{t("procurement.signature-day")}</span>
      </p>
      <p class="receipt">
        {t("procurement.form-receipt")}: {words.value?.receipt}
      </p>
    </section>
  );
}

function Sheet({ form }: { form: Form }) {
  const { appendix, columns, rows, totals, share } = form;
  const place = columns.indexOf("value");
  const behind = columns.length - place - 1;
  return (
    <>
      <p class="head">
        <span>
          {t("procurement.form-on")} {dayWords(form.on)}
        </span>
        <span>{t(`procurement.form-provision-${appendix}`)}</span>
      </p>
      <p class="title">{t(`procurement.form-title-${appendix}`)}</p>
      <p>{currencyLine(form)}</p>
      <table class="sheet">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(headingKey(column))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column) => (
                <td key={column} class={kind(column)}>
                  {shown(column, row[column])}
                </td>
              ))}
            </tr>
          ))}
          <tr class="below">
            <th scope="row">{t("procurement.form-total")}</th>
            {columns.slice(1).map((column) => (
              <td key={column} class={kind(column)}>
                {shown(column, totals[column])}
              </td>
            ))}
          </tr>
          <tr class="below">
            <th scope="row" colSpan={place}>
              {t("procurement.form-customer-value")}
            </th>
            <td class="number">{figure(trimmed(form.value))}</td>
            <td colSpan={behind} />
          </tr>
          <tr class="below">
            <th scope="row" colSpan={place}>
              {t(`procurement.form-result-${appendix}`)}
            </th>
            {share === null ? (
              <td colSpan={behind + 1}>{t("procurement.form-unknown")}</td>
            ) : (
              <>
                <td class="number">{figure(share)}</td>
                <td colSpan={behind} />
              </>
            )}
          </tr>
        </tbody>
      </table>
    </>
  );
}

const kind = (column: FormColumn) => (FIGURES.has(column) ? "number" : undefined);

function shown(column: FormColumn, value: string | undefined): string {
  if (value === undefined) return "";
  if (FIGURES.has(column)) return figure(trimmed(value));
  return column === "date" ? dayWords(value) : printable(value);
}
