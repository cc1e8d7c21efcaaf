import type { ContractAssessment } from "tegi";
import { Choice } from "../ui/field.tsx";
import { percent } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/procurement.ts";
import { words } from "./answer.ts";
import { change } from "./draft.ts";

/** What each reading of an unclear provision gives; a person may fix one. */
export function Readings({ answer }: { answer: ContractAssessment }) {
  const told = words.value?.readings ?? [];
  if (answer.readings.length === 0) return null;
  return (
    <div class="readings">
      <h4>{t("procurement.readings")}</h4>
      <p class="hint">{t("procurement.readings-hint")}</p>
      {answer.readings.map(({ id, status, taken, options }, index) => {
        const said = told[index];
        return (
          <div key={id}>
            <Choice
              legend={said?.question ?? id}
              hint={<cite>{[said?.status, said?.citation].filter(Boolean).join(" · ")}</cite>}
              options={options.map(({ option, share }, place) => ({
                value: option,
                label: said?.options[place]?.name ?? option,
                hint:
                  share === null
                    ? t("procurement.reading-unknown")
                    : t("procurement.reading-gives", { share: percent(share) }),
              }))}
              value={taken}
              onChoose={(option) => change((draft) => ({ ...draft, readings: { ...draft.readings, [id]: option } }))}
            />
            {status === "fixed" && (
              <button
                type="button"
                onClick={() => change((draft) => ({ ...draft, readings: without(draft.readings, id) }))}
              >
                {t("procurement.reading-free")}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}

const without = (readings: Record<string, string>, id: string) =>
  Object.fromEntries(Object.entries(readings).filter(([reading]) => reading !== id));
