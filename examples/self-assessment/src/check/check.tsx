import { useState } from "preact/hooks";
import { go } from "../case/place.ts";
import { change, unknowns } from "../case/store.ts";
import { t } from "../words/index.ts";
import "../words/check.ts";
import { type Entry, type From, groups } from "./entries.ts";

/** Every answer with its source and a way to change it, before the result. */
export function Check() {
  return <Answers heading="h3" />;
}

/** The same beside the result. */
export function Answers({ heading: Heading = "h4" }: { heading?: "h3" | "h4" }) {
  return (
    <div class="check">
      {groups().map(
        ({ name, entries }) =>
          entries.length > 0 && (
            <section key={name} aria-labelledby={`tegi-check-${name}`}>
              <Heading id={`tegi-check-${name}`}>{t(`check.group-${name}`)}</Heading>
              <Entries entries={entries} />
            </section>
          ),
      )}
    </div>
  );
}

/** More answers than these are shown when a person asks for them. */
const MOST = 40;

/** Answers, each with its source and a way to change it. */
export function Entries({ entries }: { entries: readonly Entry[] }) {
  const [isWhole, setWhole] = useState(false);
  const more = isWhole ? 0 : entries.length - MOST;
  return (
    <>
      <dl>
        {(more > 0 ? entries.slice(0, MOST) : entries).map((entry) => (
          <Checked key={entry.key} entry={entry} />
        ))}
      </dl>
      {more > 0 && (
        <button type="button" class="link" onClick={() => setWhole(true)}>
          {t("check.more", { count: more })}
        </button>
      )}
    </>
  );
}

function Checked({ entry: { what, value, from, step, open, flag } }: { entry: Entry }) {
  const label = t("check.change-of", { what });
  const revise = () => {
    if (open) return open();
    if (step === "questions") unknowns.value = new Set();
    if (step) go({ tab: "good", step });
  };
  return (
    <div class="entry">
      <dt>{what}</dt>
      <dd class="value">
        {flag ? (
          <select
            aria-label={label}
            value={String(flag.value)}
            onChange={({ currentTarget }) => {
              const given = currentTarget.value === "null" ? null : currentTarget.value === "true";
              change(flag.set(given));
            }}
          >
            <option value="true">{t("conversation.yes")}</option>
            <option value="false">{t("conversation.no")}</option>
            <option value="null">{t("conversation.unknown")}</option>
          </select>
        ) : (
          value
        )}
      </dd>
      <dd class="sources">
        {from.map((one) => (
          <span key={one} class={`source ${one.startsWith("file:") ? "file" : one}`} title={sourceWords(one)}>
            {sourceWords(one)}
          </span>
        ))}
      </dd>
      <dd class="act">
        {(step || open) && (
          <button type="button" class="link" aria-label={label} onClick={revise}>
            {t("check.change")}
          </button>
        )}
      </dd>
    </div>
  );
}

const sourceWords = (from: From): string =>
  from.startsWith("file:")
    ? t("check.from-file", { name: from.slice("file:".length) })
    : t(`check.from-${from as "you" | "law" | "assumed" | "none"}`);
