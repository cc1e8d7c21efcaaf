import { useEffect, useRef } from "preact/hooks";
import { bringBack, trouble } from "../case/device.ts";
import { place } from "../case/place.ts";
import { t } from "../words/index.ts";
import { type News, news } from "./news.ts";

/** What came of what was done with the case, and what is amiss with keeping it. */
export function Notices() {
  const at = place.value;
  const before = useRef<News | null>(null);
  useEffect(() => {
    // Good news has been read by who goes on; not what is told on the way.
    const told = news.peek();
    if (told && told === before.current && !told.isWrong && !told.choices && !told.link && !told.list?.().length)
      news.value = null;
  }, [at]);
  useEffect(() => void (before.current = news.value), [news.value]);
  return (
    <div class="notices">
      <div role="status">{news.value && <Notice {...news.value} />}</div>
      <div role="status">{trouble.value && <Trouble />}</div>
    </div>
  );
}

export function Notice({ tell, isWrong, list, choices, files, link }: News) {
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
      {!choices && <Close onClose={() => (news.value = null)} />}
    </div>
  );
}

function Trouble() {
  const isElsewhere = trouble.value === "elsewhere";
  const leave = () => (trouble.value = null);
  return (
    <div class="notice wrong">
      <div>
        <p>{t(isElsewhere ? "takeaway.elsewhere" : "takeaway.not-kept")}</p>
        {isElsewhere && (
          <div class="buttons">
            <button type="button" onClick={() => (leave(), bringBack())}>
              {t("takeaway.elsewhere-take")}
            </button>
            <button type="button" onClick={leave}>
              {t("takeaway.elsewhere-stay")}
            </button>
          </div>
        )}
      </div>
      {!isElsewhere && <Close onClose={leave} />}
    </div>
  );
}

function Close({ onClose }: { onClose: () => void }) {
  return (
    <button type="button" class="close" aria-label={t("takeaway.close")} onClick={onClose}>
      <span aria-hidden="true">×</span>
    </button>
  );
}
