import { useId, useRef } from "preact/hooks";
import { t } from "../words/index.ts";
import { clear } from "./act.ts";

/** Forgets everything, once the person has said so. */
export function Clear() {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  return (
    <>
      <button type="button" class="clear" onClick={() => dialog.current?.showModal()}>
        {t("takeaway.clear")}
      </button>
      <dialog ref={dialog} aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}>
        <h2 id={`${id}-title`}>{t("takeaway.clear-question")}</h2>
        <p id={`${id}-text`}>{t("takeaway.clear-consequence")}</p>
        <div class="buttons">
          <button
            type="button"
            class="main"
            onClick={() => {
              dialog.current?.close();
              clear();
            }}
          >
            {t("takeaway.clear")}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {t("takeaway.clear-keep")}
          </button>
        </div>
      </dialog>
    </>
  );
}
