import type { ContractKind, Vat } from "tegi";
import { Choice, More } from "../ui/field.tsx";
import { t } from "../words/index.ts";
import "../words/procurement.ts";
import { change } from "./draft.ts";
import { eachContract } from "./edit.ts";
import { Day, Pick, Text } from "./fields.tsx";
import { currencyOf } from "./money.ts";
import type { ContractDraft } from "./shape.ts";

const KINDS: readonly ContractKind[] = ["goods", "works", "services", "subsoil"];

/** The customer's contract: what is bought, for how much, on which day's law. */
export function Terms({ draft }: { draft: ContractDraft }) {
  const { on, kind, value, currency, vat, contract_day, report_day } = draft;
  return (
    <section aria-labelledby="tegi-terms">
      <h3 id="tegi-terms">{t("procurement.terms")}</h3>
      <div data-at="/kind">
        <Choice<ContractKind | "">
          legend={t("procurement.kind")}
          inline
          options={KINDS.map((one) => ({ value: one, label: t(`procurement.kind-${one}`) }))}
          value={kind}
          onChoose={(kind) => change({ kind })}
        />
      </div>
      <div class="together">
        <Text
          label={t("procurement.value")}
          at="/value"
          unit={currency}
          inputMode="decimal"
          value={value}
          onCommit={(value) => change({ value })}
        />
        <Pick<Vat>
          label={t("procurement.vat")}
          at="/vat"
          value={vat}
          options={[
            { value: "excluded", label: t("procurement.vat-excluded") },
            { value: "included", label: t("procurement.vat-included") },
          ]}
          onChoose={(vat) => change({ vat })}
        />
        <Text
          label={t("procurement.currency")}
          hint={t("procurement.currency-hint")}
          at="/currency"
          value={currency}
          onCommit={(currency) => change({ currency })}
        />
        <Day label={t("procurement.on")} at="/on" value={on} onCommit={(on) => change({ on })} />
        {kind === "subsoil" && <Subsoil draft={draft} />}
      </div>
      <Rates draft={draft} />
      <More title={t("procurement.further-days")}>
        <div class="together">
          <Day
            label={t("procurement.contract-day")}
            at="/contract_day"
            value={contract_day}
            onCommit={(contract_day) => change({ contract_day })}
          />
          <Day
            label={t("procurement.report-day")}
            at="/report_day"
            value={report_day}
            onCommit={(report_day) => change({ report_day })}
          />
        </div>
      </More>
    </section>
  );
}

function Subsoil({ draft }: { draft: ContractDraft }) {
  return (
    <>
      <Day
        label={t("procurement.subsoil-contract-day")}
        hint={t("procurement.subsoil-hint")}
        at="/subsoil_contract_day"
        value={draft.subsoil_contract_day}
        onCommit={(subsoil_contract_day) => change({ subsoil_contract_day })}
      />
      <Day
        label={t("procurement.subsoil-term-changed-day")}
        at="/subsoil_term_changed_day"
        value={draft.subsoil_term_changed_day}
        onCommit={(subsoil_term_changed_day) => change({ subsoil_term_changed_day })}
      />
    </>
  );
}

/** One rate for each foreign currency that is written anywhere. */
function Rates({ draft }: { draft: ContractDraft }) {
  const currencies = foreign(draft);
  if (currencies.length === 0) return null;
  const set = (currency: string, given: { rate?: string; day?: string }) =>
    change((before) => {
      const known = before.rates.find((one) => one.currency === currency) ?? { currency, rate: "", day: "" };
      return { ...before, rates: [...before.rates.filter((one) => one !== known), { ...known, ...given }] };
    });
  return (
    <fieldset class="group">
      <legend>{t("procurement.rates")}</legend>
      {currencies.map((currency) => {
        const { rate, day } = draft.rates.find((one) => one.currency === currency) ?? { rate: "", day: "" };
        return (
          <div class="together" key={currency}>
            <Text
              label={t("procurement.rate", { currency })}
              at={undefined}
              unit={draft.currency}
              inputMode="decimal"
              value={rate}
              onCommit={(rate) => set(currency, { rate })}
            />
            <Day
              label={t("procurement.rate-day", { currency })}
              at={undefined}
              value={day}
              onCommit={(day) => set(currency, { day })}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

function foreign({ value, currency, contracts }: ContractDraft): string[] {
  const amounts = eachContract(contracts).flatMap(({ node }) => [
    ...[node.value, node.payroll.kazakhstani, node.payroll.total],
    ...node.goods.flatMap((line) => [line.value, line.price]),
  ]);
  const all = [value, ...amounts].map((text) => currencyOf(text, currency)).filter((code) => code !== undefined);
  return [...new Set(all)].sort();
}
