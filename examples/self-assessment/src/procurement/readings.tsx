import type { ContractAssessment, ShareReading } from "tegi";
import { Choice } from "../ui/field.tsx";
import { percent } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/procurement.ts";
import { words } from "./answer.ts";
import { change } from "./draft.ts";

/** What each reading of an unclear provision gives, where that differs or one was chosen; a person may fix one. */
export function Readings({ answer }: { answer: ContractAssessment }) {
  const told = words.value?.readings ?? [];
  if (!answer.readings.some(isShown)) return null;
  return (
    <section class="readings" aria-labelledby="tegi-contract-readings">
      <h3 id="tegi-contract-readings">{t("procurement.readings")}</h3>
      <p class="hint">{t("procurement.readings-hint")}</p>
      {answer.readings.map((reading, index) => {
        if (!isShown(reading)) return null;
        const { id, status, taken, options } = reading;
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
    </section>
  );
}

/** Whether a reading was chosen, or another would give another share. */
const isShown = ({ status, options }: ShareReading) =>
  status === "fixed" || options.some(({ share }) => share !== options[0]?.share);

const without = (readings: Record<string, string>, id: string) =>
  Object.fromEntries(Object.entries(readings).filter(([reading]) => reading !== id));
