import { useId } from "preact/hooks";
import { dayWords } from "../ui/figure.ts";
import { useTyped } from "../ui/typed.ts";
import { t } from "../words/index.ts";
import "../words/bill.ts";
import { rateProblems } from "./problems.ts";
import { edit, folded, foreignCurrencies, isNarrow, shown, wanted } from "./state.ts";

const COMMON = ["KZT", "RUB", "USD", "EUR", "CNY"];

/** What holds for the whole sheet: currency, VAT, rates. */
export function Settings() {
  const id = useId();
  const { currency, vat } = shown.value;
  const others = COMMON.includes(currency) ? COMMON : [...COMMON, currency];
  return (
    <div class="settings">
      <label for={`${id}-currency`}>{t("bill.sheet-currency")}</label>
      <select
        id={`${id}-currency`}
        value={currency}
        onChange={({ currentTarget: { value } }) => edit((draft) => ({ ...draft, currency: value }))}
      >
        {others.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      <label for={`${id}-vat`}>{t("bill.sheet-vat")}</label>
      <select
        id={`${id}-vat`}
        value={vat}
        onChange={({ currentTarget: { value } }) =>
          edit((draft) => ({ ...draft, vat: value === "included" ? "included" : "excluded" }))
        }
      >
        <option value="excluded">{t("bill.vat-excluded")}</option>
        <option value="included">{t("bill.vat-included")}</option>
      </select>
      {!isNarrow.value && folded.value.length > 0 && (
        <span class="folded" role="group" aria-label={t("bill.add-columns")}>
          <span aria-hidden="true">{t("bill.add-columns")}</span>
          {folded.value.map((group) => (
            <button
              key={group}
              type="button"
              class="link"
              onClick={() => (wanted.value = new Set([...wanted.value, group]))}
            >
              {t(`bill.columns-${group}`)}
            </button>
          ))}
        </span>
      )}
      <Rates />
    </div>
  );
}

/** The rate of each currency that a line names. */
function Rates() {
  const currencies = foreignCurrencies.value;
  if (currencies.length === 0) return null;
  const write = (currency: string, given: { rate?: string; day?: string }) =>
    edit((draft) => {
      const own = draft.rates.find((rate) => rate.currency === currency) ?? { currency, rate: "", day: "" };
      const rest = draft.rates.filter((rate) => rate.currency !== currency);
      return { ...draft, rates: [...rest, { ...own, ...given }] };
    });
  return (
    <table class="rates">
      <caption>{t("bill.rates", { currency: shown.value.currency })}</caption>
      <thead>
        <tr>
          <th scope="col">{t("bill.field-currency")}</th>
          <th scope="col">{t("bill.rate")}</th>
          <th scope="col">{t("bill.rate-day")}</th>
        </tr>
      </thead>
      <tbody>
        {currencies.map((currency) => {
          const own = shown.value.rates.find((rate) => rate.currency === currency);
          const wrong = rateProblems.value.get(currency);
          return (
            <tr key={currency}>
              <th scope="row">{currency}</th>
              <RateCell
                label={t("bill.rate-of", { currency })}
                value={own?.rate ?? ""}
                problem={wrong?.rate}
                onCommit={(rate) => write(currency, { rate })}
              />
              <RateCell
                label={t("bill.rate-day-of", { currency })}
                hint={t("bill.day-hint", { day: dayWords("2026-02-27") })}
                value={own?.day ?? ""}
                problem={wrong?.day}
                onCommit={(day) => write(currency, { day })}
              />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface RateCellProps {
  label: string;
  hint?: string;
  value: string;
  problem: string | undefined;
  onCommit: (text: string) => void;
}

function RateCell({ label, hint, value, problem, onCommit }: RateCellProps) {
  const id = useId();
  return (
    <td>
      <input
        aria-label={label}
        placeholder={hint}
        {...useTyped(value, onCommit)}
        autocomplete="off"
        inputMode={hint ? "text" : "decimal"}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? id : undefined}
      />
      {problem && (
        <p class="error" id={id}>
          {problem}
        </p>
      )}
    </td>
  );
}
