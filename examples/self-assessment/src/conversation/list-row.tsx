import { useState } from "preact/hooks";
import { hasListRow } from "../case/law.ts";
import { isOwn, listFaults, takeList } from "../case/lists.ts";
import { change, draft, editions, faults } from "../case/store.ts";
import { Field, More } from "../ui/field.tsx";
import { pick, t } from "../words/index.ts";
import "../words/operations.ts";
import { OperationPicker } from "./picker.tsx";

/**
 * The row of one's good in the ministry's list of operations, or the whole list as a file. The project has not read the
 * list; without it only the share is counted.
 */
export function ListRow() {
  const [isAsked, ask] = useState(false);
  const { threshold, operations: performed, hs, rulebook } = draft.value;
  const own = editions.value.find(({ id }) => id === rulebook && isOwn(rulebook));
  const hasRow = hasListRow();
  if (!hasRow && !own) return null;
  return (
    <section class="list-row" aria-labelledby="tegi-row">
      <h3 id="tegi-row">{t("operations.row")}</h3>
      {own ? <p>{t("operations.list-loaded", { title: pick(own.title) })}</p> : <p>{t("operations.row-why")}</p>}
      {!hasRow ? null : threshold ? (
        <>
          <OperationPicker
            hs={hs}
            label={t("operations.row-operations")}
            chosen={threshold.operations}
            isBare
            onChange={(operations) => change({ threshold: { ...threshold, operations: operations ?? [] } })}
          />
          <Field
            label={t("operations.row-least")}
            hint={t("operations.row-least-hint", { count: threshold.operations.length })}
            inputMode="numeric"
            error={faults.value.get("/threshold/at_least") ?? faults.value.get("/threshold/operations")}
            value={threshold.at_least}
            onCommit={(at_least) => change({ threshold: { ...threshold, at_least } })}
          />
          {threshold.operations.length > 0 && (
            <p>
              {t("operations.level", {
                done: threshold.operations.filter((id) => performed?.includes(id)).length,
                count: threshold.operations.length,
              })}
            </p>
          )}
          <p class="hint">{t("operations.row-source")}</p>
          <button type="button" onClick={() => change({ threshold: null })}>
            {t("operations.row-remove")}
          </button>
        </>
      ) : (
        <div class="buttons">
          <button
            type="button"
            class="main"
            onClick={() => change({ threshold: { operations: performed ?? [], at_least: "" } })}
          >
            {t("operations.row-write")}
          </button>
          <button type="button" aria-expanded={isAsked} onClick={() => ask(!isAsked)}>
            {t("operations.list-load")}
          </button>
        </div>
      )}
      {isAsked && <ListFile />}
      <More title={t("operations.row-more")}>
        <ul>
          {(["operations", "least", "conditions"] as const).map((what) => (
            <li key={what}>{t(`operations.only-list-${what}`)}</li>
          ))}
        </ul>
      </More>
    </section>
  );
}

function ListFile() {
  return (
    <div class="field">
      <label>
        {t("operations.list-file")}
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) void file.text().then(takeList);
            currentTarget.value = "";
          }}
        />
      </label>
      <p class="hint">{t("operations.list-hint")}</p>
      {listFaults.value.length > 0 && (
        <ul class="error" role="alert">
          {listFaults.value.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
