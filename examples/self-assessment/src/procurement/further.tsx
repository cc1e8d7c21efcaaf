import type { GoodOfLine, ValueIs } from "tegi";
import { draft as good, stated as goodStated } from "../case/store.ts";
import { t } from "../words/index.ts";
import "../words/procurement.ts";
import { faultAt } from "./answer.ts";
import { OwnVat } from "./editor.tsx";
import { Flag, Pick, Text } from "./fields.tsx";
import type { ContractDraft, Line } from "./shape.ts";

interface FurtherProps {
  draft: ContractDraft;
  line: Line;
  at: string | undefined;
  name: string;
  set: (given: Partial<Line>) => void;
}

/** What few lines need: a monopoly's good, housing, which value it is, the good's own facts. */
export function Further({ draft, line, at, name, set }: FurtherProps) {
  return (
    <div role="group" aria-label={t("procurement.further-of", { line: name })}>
      <Flag
        label={t("procurement.line-monopoly")}
        value={line.natural_monopoly}
        onChange={(natural_monopoly) => set({ natural_monopoly })}
      />
      <div class="together">
        <Text
          label={t("procurement.housing-share")}
          at={at && `${at}/housing_share`}
          inputMode="decimal"
          value={line.housing_share}
          onCommit={(housing_share) => set({ housing_share })}
        />
        <Pick<ValueIs | "">
          label={t("procurement.value-is")}
          at={at && `${at}/value_is`}
          value={line.value_is}
          options={[
            { value: "", label: t("procurement.unstated") },
            { value: "purchase-price", label: t("procurement.value-purchase-price") },
            { value: "contract-price", label: t("procurement.value-contract-price") },
          ]}
          onChoose={(value_is) => set({ value_is })}
        />
        {at && (line.vat !== "" || faultAt(`${at}/vat`)) && (
          <OwnVat at={`${at}/vat`} value={line.vat} onChoose={(vat) => set({ vat })} />
        )}
      </div>
      <GoodFacts draft={draft} line={line} at={at} set={set} />
    </div>
  );
}

/** The good's own facts: those of a file, or of the product of the other tab. */
function GoodFacts({ draft, line, at, set }: Omit<FurtherProps, "name">) {
  const error = faultAt(at && `${at}/good_facts`);
  if (line.good_facts) {
    return (
      <div class="attached">
        <p>{t("procurement.good-facts", { rulebook: line.good_facts.rulebook })}</p>
        {error && <p class="error">{error}</p>}
        <button type="button" onClick={() => set({ good_facts: null })}>
          {t("procurement.detach")}
        </button>
      </div>
    );
  }
  const { hs, vat, currency } = good.value;
  // Its amounts are read on the contract's basis and in the contract's currency.
  if (goodStated.value.doubts.size > 0 || !hs.trim() || vat !== draft.vat || currency !== draft.currency) return null;
  return (
    <button type="button" onClick={() => set({ good_facts: ownFacts() })}>
      {t("procurement.attach")}
    </button>
  );
}

function ownFacts(): GoodOfLine {
  const { on, currency, vat, ...own } = goodStated.value.facts;
  return own;
}
