import { t } from "../words/index.ts";
import { Dialog } from "./dialog.tsx";
import { offered, use } from "./transfer.ts";

/** Asks what becomes of the lines that are there when a file brings others. */
export function Offer() {
  const found = offered.value;
  if (!found) return null;
  return (
    <Dialog
      title={t("bill.offer", { name: found.name, count: found.texts.length })}
      onClose={() => (offered.value = null)}
    >
      <p>{t("bill.offer-hint")}</p>
      <div class="buttons">
        <button type="button" class="main" onClick={() => use(found, true)}>
          {t("bill.replace")}
        </button>
        <button type="button" onClick={() => use(found, false)}>
          {t("bill.append")}
        </button>
        <button type="button" onClick={() => (offered.value = null)}>
          {t("bill.cancel")}
        </button>
      </div>
    </Dialog>
  );
}
