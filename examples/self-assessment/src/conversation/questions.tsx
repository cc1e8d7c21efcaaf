import type { Missing } from "tegi";
import type { GoodDraft, Row } from "../case/draft.ts";
import { type Owner, ownerOf, withGood, withRow } from "../case/edit.ts";
import { termName, whollyProduced } from "../case/law.ts";
import { go } from "../case/place.ts";
import { assessment, change, draft, faults, stated, unknowns, words } from "../case/store.ts";
import { CodeSearch } from "../nomenclature/search.tsx";
import { Choice, Field, More } from "../ui/field.tsx";
import { pick, t } from "../words/index.ts";
import { nameOf } from "./answering.ts";
import { type Item, Shared, answer, grouped, leaveOpen, optionsOf } from "./checklist.tsx";
import { OperationPicker } from "./picker.tsx";
import { leftOpen, open, stepOf } from "./steps.ts";

/** How many questions stand below one another; the next come once these are answered. */
const LISTED = 10;

/** Only what the engine says is missing, as one checklist: what moves most comes first. */
export function Questions() {
  const items = open.value.flatMap(({ missing, index }): Item[] => {
    const question = words.value?.missing[index];
    return question ? [{ missing, question, owner: ownerOf(missing.fact, stated.value.rows) }] : [];
  });
  if (items.length === 0) return <NothingLeft />;
  const groups = grouped(items);
  return (
    <>
      <p class="hint" role="status">
        {t("conversation.questions-left", { count: items.length })}
      </p>
      <ol class="checklist">
        {groups.slice(0, LISTED).map((group) => (
          <li key={group[0]?.missing.fact} class="asked">
            <Asked items={group} />
          </li>
        ))}
      </ol>
      {groups.length > LISTED && (
        <p class="hint">{t("conversation.more-questions", { count: groups.length - LISTED })}</p>
      )}
      <div class="buttons">
        <button type="button" onClick={() => go({ tab: "good", step: "check" })}>
          {t("conversation.to-check")}
        </button>
        <button type="button" class="main" onClick={() => go({ tab: "good", step: "result" })}>
          {t("conversation.to-result")}
        </button>
      </div>
    </>
  );
}

function NothingLeft() {
  const wrong = faults.value.size;
  if (wrong > 0) return <p class="error">{t("conversation.faults", { count: wrong })}</p>;
  if (!assessment.value) return <p>{t("conversation.nothing")}</p>;
  return (
    <>
      <p>{leftOpen.value.length > 0 ? t("conversation.questions-unknown") : t("conversation.questions-done")}</p>
      <div class="buttons">
        {leftOpen.value.length > 0 && (
          <button type="button" onClick={() => (unknowns.value = new Set())}>
            {t("conversation.ask-again")}
          </button>
        )}
        <button type="button" class="main" onClick={() => go({ tab: "good", step: "result" })}>
          {t("conversation.to-result")}
        </button>
      </div>
    </>
  );
}

/** A question of the good or of one line; or one that several lines share. */
function Asked({ items }: { items: readonly Item[] }) {
  const [first] = items;
  if (!first) return null;
  const { missing, question, owner } = first;
  if (items.length > 1) {
    return (
      <>
        <Shared items={items} />
        <Why missing={missing} />
      </>
    );
  }
  const elsewhere = stepOf(missing);
  return (
    <>
      {owner.row && <p class="about">{t("conversation.about-material", { name: nameOf(owner.row) })}</p>}
      {elsewhere === "questions" ? (
        <Answer missing={missing} question={question} owner={owner} />
      ) : (
        <>
          <p class="asks">{question.text}</p>
          <button type="button" class="main" onClick={() => go({ tab: "good", step: elsewhere })}>
            {t(`conversation.step-${elsewhere}`)}
          </button>
        </>
      )}
      <div class="aside">
        <button type="button" class="link" onClick={() => leaveOpen(items)}>
          {t("conversation.unknown")}
        </button>
        <Why missing={missing} />
      </div>
    </>
  );
}

/** How much hangs on the answer, and on which provision. */
function Why({ missing }: { missing: Missing }) {
  const { term } = missing;
  const place = assessment.value?.steps.findIndex((step) => term && step.terms.includes(term)) ?? -1;
  const citation = words.value?.steps[place]?.citation;
  return (
    <More title={t("conversation.why")}>
      <p>{t("conversation.settles", { count: missing.settles })}</p>
      {citation && (
        <p>
          <cite>{citation}</cite>
        </p>
      )}
    </More>
  );
}

/** The operations with this one under its known name, which stands once. */
function renamed(operations: readonly string[] | null, { term }: Missing, id: string): string[] {
  return [...new Set((operations ?? []).map((one) => (one === term ? id : one)))];
}

/** The known names nearest to one that nobody knows, each to be taken by one click. */
function Offers({ missing, onTake }: { missing: Missing; onTake: (id: string) => void }) {
  return (
    <div class="buttons">
      {missing.offers?.map((id) => (
        <button type="button" key={id} onClick={() => onTake(id)}>
          {termName(id)}
        </button>
      ))}
    </div>
  );
}

/** The form that the fact takes. */
function Answer({ missing, question, owner }: Item) {
  const options = optionsOf(missing.code);
  if (options.length > 0) {
    return (
      <Choice
        legend={question.text}
        inline={missing.code !== "proof"}
        options={options.map((option) => ({ value: option, label: option.label }))}
        value={undefined}
        onChoose={(option) => answer([{ missing, question, owner }], option)}
      />
    );
  }
  switch (missing.code) {
    case "material-hs":
    case "good-hs":
      return (
        <CodeSearch
          label={question.text}
          error={faults.value.get(missing.fact)}
          value={owner.row ? (owner.isPart ? owner.row.part?.hs || owner.row.hs : owner.row.hs) : draft.value.hs}
          onCommit={(hs) => setText(owner, "hs", hs)}
        />
      );
    case "wholly-produced":
      return (
        <Choice
          legend={question.text}
          options={whollyProduced.value.map(({ letter, name }) => ({
            value: letter,
            label: `${letter}) ${pick(name)}`,
          }))}
          value={undefined}
          onChoose={(wholly_produced) => setGood(owner, { wholly_produced })}
        />
      );
    case "material-value":
      return <Amount question={question} missing={missing} onCommit={(value) => setText(owner, "value", value)} />;
    case "ex-works-price":
      return (
        <Amount
          question={question}
          missing={missing}
          onCommit={(ex_works_price) => setGood(owner, { ex_works_price })}
        />
      );
    case "production-cost":
      return (
        <Amount
          question={question}
          missing={missing}
          onCommit={(production_cost) => setGood(owner, { production_cost })}
        />
      );
    case "operations":
    case "operation-names":
    case "unknown-operation": {
      const good = owner.row?.part ?? draft.value;
      return (
        <>
          <p class="asks">{question.text}</p>
          <Offers
            missing={missing}
            onTake={(id) => setGood(owner, { operations: renamed(good.operations, missing, id) })}
          />
          <OperationPicker
            hs={good.hs || owner.row?.hs || ""}
            chosen={good.operations}
            onChange={(operations) => setGood(owner, { operations })}
          />
        </>
      );
    }
    default:
      return (
        <>
          <p class="asks">{question.text}</p>
          <button type="button" onClick={() => go({ tab: "good", step: "materials" })}>
            {t("conversation.to-bill")}
          </button>
        </>
      );
  }
}

interface AmountProps extends Pick<Item, "missing" | "question"> {
  onCommit: (value: string) => void;
}

function Amount({ question, missing, onCommit }: AmountProps) {
  return (
    <Field
      label={question.text}
      unit={draft.value.currency}
      inputMode="decimal"
      error={faults.value.get(missing.fact)}
      value=""
      onCommit={onCommit}
    />
  );
}

function setRow(owner: Owner, make: (row: Row) => Row): void {
  const { row } = owner;
  if (row) change((draft) => withRow(draft, row.key, make));
}

function setGood(owner: Owner, given: Partial<GoodDraft>): void {
  change((draft) => withGood(draft, owner, (good) => ({ ...good, ...given })));
}

function setText(owner: Owner, field: "hs" | "value", text: string): void {
  if (owner.row && !(owner.isPart && field === "hs")) setRow(owner, (row) => ({ ...row, [field]: text }));
  else if (field === "hs") setGood(owner, { hs: text });
}
