import { useEffect, useRef } from "preact/hooks";
import { bringBack, trouble } from "../case/device.ts";
import { place } from "../case/place.ts";
import { t } from "../words/index.ts";
import { Close, Notice } from "../ui/notice.tsx";
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
      <div role="status">{news.value && <Notice {...news.value} onClose={() => (news.value = null)} />}</div>
      <div role="status">{trouble.value && <Trouble />}</div>
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
