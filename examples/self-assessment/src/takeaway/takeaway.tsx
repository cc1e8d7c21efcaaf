import { type Key, t } from "../words/index.ts";
import { copyLink, keepProduct, saveFacts, saveRecord, saveWorkbook } from "./act.ts";
import { isAddressed } from "./address.ts";
import { printWorksheet } from "./print.ts";
import { receiver, submit } from "./submit.ts";

/** What people take away from the result, each with what it is for. */
export function TakeAway() {
  return (
    <section class="take" aria-labelledby="tegi-take">
      <h3 id="tegi-take">{t("takeaway.take")}</h3>
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
