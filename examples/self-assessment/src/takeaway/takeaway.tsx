import type { Heading } from "../case/draft.ts";
import { faultWords, read } from "../case/read.ts";
import { change, draft } from "../case/store.ts";
import { Field, More } from "../ui/field.tsx";
import { type Key, t } from "../words/index.ts";
import "../words/paper.ts";
import { copyLink, keepProduct, saveFacts, saveRecord, saveWorkbook } from "./act.ts";
import { isAddressed } from "./address.ts";
import { printWorksheet } from "./print.ts";
import { receiver, submit } from "./submit.ts";

/** What people take away from the result, each with what it is for. */
export function TakeAway() {
  return (
    <section class="take" aria-labelledby="tegi-take">
      <h3 id="tegi-take">{t("takeaway.take")}</h3>
      <Headings />
      <ul>
        {receiver.value && (
          <li>
            <button type="button" class="main" onClick={() => void submit()}>
              {t("takeaway.submit", { name: receiver.value.name })}
            </button>
            <p class="hint">{t("takeaway.submit-for")}</p>
          </li>
        )}
        <Way label="takeaway.print" purpose="takeaway.print-for" onTake={printWorksheet} isMain />
        <Way label="takeaway.workbook" purpose="takeaway.workbook-for" onTake={saveWorkbook} />
        <Way label="takeaway.save" purpose="takeaway.save-for" onTake={saveFacts} />
        <Way label="takeaway.record" purpose="takeaway.record-for" onTake={saveRecord} />
        {isAddressed.value && <Way label="takeaway.product" purpose="takeaway.product-for" onTake={keepProduct} />}
        {isAddressed.value && <Way label="takeaway.copy-link" purpose="takeaway.copy-link-for" onTake={copyLink} />}
      </ul>
    </section>
  );
}

/** Who makes the good, and the number of the sheet: for the papers alone. */
function Headings() {
  const { producer, bin, number } = { ...NO_HEADING, ...draft.value.paper };
  const set = (given: Partial<Heading>) =>
    change((before) => ({ ...before, paper: { ...NO_HEADING, ...before.paper, ...given } }));
  const { fault } = read("bin", bin);
  return (
    <More title={t("paper.heading")}>
      <p class="hint">{t("paper.heading-hint")}</p>
      <Field label={t("paper.producer")} value={producer} maxLength={200} onCommit={(producer) => set({ producer })} />
      <Field
        label={t("paper.bin")}
        inputMode="numeric"
        error={fault ? faultWords([fault])[0] : undefined}
        value={bin}
        onCommit={(bin) => set({ bin })}
      />
      <Field label={t("paper.number")} value={number} maxLength={60} onCommit={(number) => set({ number })} />
    </More>
  );
}

const NO_HEADING: Heading = { producer: "", bin: "", number: "" };

interface WayProps {
  label: Key;
  purpose: Key;
  onTake: () => unknown;
  isMain?: boolean;
}

function Way({ label, purpose, onTake, isMain = false }: WayProps) {
  const id = `${label}-purpose`;
  return (
    <li>
      <button type="button" class={isMain ? "main" : undefined} aria-describedby={id} onClick={onTake}>
        {t(label)}
      </button>
      <p class="hint" id={id}>
        {t(purpose)}
      </p>
    </li>
  );
}
