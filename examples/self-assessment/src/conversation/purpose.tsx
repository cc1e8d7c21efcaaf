import { edition } from "../case/law.ts";
import { change, draft, faults, today, words } from "../case/store.ts";
import { Choice, Field } from "../ui/field.tsx";
import { dayWords } from "../ui/figure.ts";
import { pick, t } from "../words/index.ts";
import { Rule } from "./rule.tsx";

const PURPOSES = ["cis-2009", "kz-register", "ct-kz"] as const;

/** A purpose in short; a rulebook of the user's own by its name. */
export function purposeName(rulebook: string): string {
  const known = PURPOSES.find((one) => one === rulebook);
  return known ? t(`conversation.purpose-${known}-short`) : rulebook;
}

/** The last day of the certificate СТ-KZ (Order 373 of 18.09.2025): where a past day is meant, it is a likely one. */
const LAST_CT_KZ = "2025-12-31";

/** For what purpose, and on which day: the law of that day is applied. */
export function Purpose() {
  const { rulebook, on } = draft.value;
  const options = PURPOSES.map((value) => ({
    value: value as string,
    label: t(`conversation.purpose-${value}`),
    hint: t(`conversation.purpose-${value}-hint`),
  }));
  const choose = (rulebook: string) => {
    const isPast = rulebook === "ct-kz" && on > LAST_CT_KZ;
    change({
      rulebook,
      on: isPast ? LAST_CT_KZ : rulebook !== "ct-kz" && on === LAST_CT_KZ ? today() : on,
      readings: {},
    });
  };
  return (
    <>
      <Choice legend={t("conversation.purpose-legend")} options={options} value={rulebook} onChoose={choose} />
      <Field
        type="date"
        label={t("conversation.day")}
        hint={t("conversation.day-hint")}
        error={faults.value.get("/on")}
        value={on}
        onCommit={(on) => change({ on })}
      />
      {edition.value ? (
        <p class="edition">
          {t("conversation.edition", {
            title: pick(edition.value.title),
            first: dayWords(edition.value.first),
            read: dayWords(edition.value.read_to),
          })}
        </p>
      ) : (
        words.value?.outside.map((why) => (
          <p class="note" key={why.text}>
            {why.text}
          </p>
        ))
      )}
      <Rule />
    </>
  );
}
