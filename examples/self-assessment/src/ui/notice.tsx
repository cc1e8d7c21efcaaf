import type { News } from "../takeaway/news.ts";
import { t } from "../words/index.ts";

/** What came of something, or what is to be decided. */
export function Notice({ tell, isWrong, list, choices, files, link, onClose }: News & { onClose: () => void }) {
  const particulars = list?.() ?? [];
  return (
    <div class={isWrong ? "notice wrong" : "notice"}>
      <div>
        <p>{tell()}</p>
        {particulars.length > 0 && (
          <ul>
            {particulars.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
        {link && (
          <input
            class="link-text"
            readonly
            aria-label={t("takeaway.copy-link")}
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
        {files && (
          <label class="files">
            {t(files.label)}
            <input
              type="file"
              multiple
              onChange={({ currentTarget }) => {
                const chosen = [...(currentTarget.files ?? [])];
                if (chosen.length > 0) void files.choose(chosen);
                currentTarget.value = "";
              }}
            />
          </label>
        )}
        {choices && (
          <div class="buttons">
            {choices.map(({ label, choose }) => (
              <button key={label} type="button" onClick={choose}>
                {t(label)}
              </button>
            ))}
          </div>
        )}
      </div>
      {!choices && <Close onClose={onClose} />}
    </div>
  );
}

/** Closes a message. */
export function Close({ onClose }: { onClose: () => void }) {
  return (
    <button type="button" class="close" aria-label={t("takeaway.close")} onClick={onClose}>
      <span aria-hidden="true">×</span>
    </button>
  );
}
