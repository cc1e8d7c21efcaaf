import { change, draft, faults } from "../case/store.ts";
import { Choice, Field, More } from "../ui/field.tsx";
import { figure } from "../ui/figure.ts";
import { t } from "../words/index.ts";

/** The two figures that a share or a limit is measured against. */
export function Costs() {
  const { ex_works_price, production_cost, vat, vat_rate, currency } = draft.value;
  const { quantity, unit } = draft.value;
  return (
    <>
      {quantity && (
        <p class="note">
          {t("conversation.price-for", {
            quantity: figure(quantity),
            unit: unit === "piece" ? t("conversation.pieces") : unit,
          })}
        </p>
      )}
      <More title={t("conversation.price-title")}>
        <p>{t("conversation.price-definition")}</p>
      </More>
      <Field
        label={t("conversation.price")}
        hint={t("conversation.price-hint")}
        error={faults.value.get("/good/ex_works_price")}
        unit={currency}
        inputMode="decimal"
        value={ex_works_price}
        onCommit={(ex_works_price) => change({ ex_works_price, unit_price: null })}
      />
      <More title={t("conversation.cost-title")}>
        <p>{t("conversation.cost-definition")}</p>
      </More>
      <Field
        label={t("conversation.cost")}
        hint={t("conversation.cost-hint")}
        error={faults.value.get("/good/production_cost")}
        unit={currency}
        inputMode="decimal"
        value={production_cost}
        onCommit={(production_cost) => change({ production_cost })}
      />
      <Choice
        legend={t("conversation.vat")}
        hint={t("conversation.vat-hint")}
        inline
        options={[
          { value: "excluded", label: t("conversation.vat-excluded") },
          { value: "included", label: t("conversation.vat-included") },
        ]}
        value={vat as string}
        onChoose={(value) => change({ vat: value === "included" ? "included" : "excluded" })}
      />
      <Field
        label={t("conversation.vat-rate")}
        hint={t("conversation.vat-rate-hint")}
        error={faults.value.get("/vat_rate")}
        unit="%"
        inputMode="decimal"
        value={vat_rate}
        onCommit={(vat_rate) => change({ vat_rate })}
      />
    </>
  );
}
