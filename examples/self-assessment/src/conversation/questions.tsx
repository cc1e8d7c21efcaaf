import type { ComponentChildren } from "preact";
import type { Missing, ProofKind, Question } from "tegi";
import type { GoodDraft, Row } from "../case/draft.ts";
import { type Owner, ownerOf, withGood, withRow } from "../case/edit.ts";
import { termName, whollyProduced } from "../case/law.ts";
import { go } from "../case/place.ts";
import { assessment, change, draft, faults, stated, unknowns, words } from "../case/store.ts";
import { CodeSearch } from "../nomenclature/search.tsx";
import { Choice, Field, More } from "../ui/field.tsx";
import { pick, t } from "../words/index.ts";
import { OperationPicker } from "./picker.tsx";
import { leftOpen, open, stepOf } from "./steps.ts";

/** Only what the engine says is missing, the fact that settles most first, one at a time. */
export function Questions() {
  const next = open.value[0];
  const question = next && words.value?.missing[next.index];
  if (!next || !question) return <NothingLeft />;
  return (
    <>
      <p class="hint" role="status">
        {t("conversation.questions-left", { count: open.value.length })}
      </p>
      <Asked key={next.missing.fact} missing={next.missing} question={question} />
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

interface AskedProps {
  missing: Missing;
  question: Question;
}

function Asked({ missing, question }: AskedProps) {
  const owner = ownerOf(missing.fact, stated.value.rows);
  const skip = () => (unknowns.value = new Set([...unknowns.value, missing.fact]));
  const elsewhere = stepOf(missing);
  return (
    <div class="asked">
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
      <Why missing={missing} />
      <div class="buttons">
        <button type="button" onClick={skip}>
          {t("conversation.unknown")}
        </button>
        <button type="button" onClick={() => go({ tab: "good", step: "result" })}>
          {t("conversation.to-result")}
        </button>
      </div>
    </div>
  );
}

const nameOf = (row: Row) => [row.name.trim(), row.hs.trim()].filter(Boolean).join(", ") || t("conversation.unnamed");

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
function Answer({ missing, question, owner }: AskedProps & { owner: Owner }) {
  switch (missing.code) {
    case "answer":
    case "good-answer":
    case "material-answer":
    case "beyond-insufficient":
      return <YesOrNo question={question} onAnswer={(value) => change((draft) => withFlag(draft, owner, value))} />;
    case "proof":
      return (
        <Choice<ProofKind>
          legend={question.text}
          options={[
            { value: "ct-1", label: t("conversation.proof-ct-1") },
            { value: "none", label: t("conversation.proof-none") },
          ]}
          value={undefined}
          onChoose={(proof_kind) => setRow(owner, (row) => ({ ...row, proof_kind }))}
        />
      );
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
          <OperationPicker chosen={good.operations} onChange={(operations) => setGood(owner, { operations })} />
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

function YesOrNo({ question, onAnswer }: { question: Question; onAnswer: (value: boolean) => void }) {
  const given = (answer: "true" | "false"): ComponentChildren => question.gives?.[answer];
  return (
    <Choice
      legend={question.text}
      options={[
        { value: true, label: t("conversation.yes"), hint: given("true") },
        { value: false, label: t("conversation.no"), hint: given("false") },
      ]}
      value={undefined}
      onChoose={onAnswer}
    />
  );
}

function Amount({ question, missing, onCommit }: AskedProps & { onCommit: (value: string) => void }) {
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

/** A fact that is true or false, where its pointer says. */
function withFlag(before: typeof draft.value, owner: Owner, value: boolean): typeof draft.value {
  const [name = "", term] = owner.field.split("/");
  if (owner.row && !owner.isPart) {
    return withRow(before, owner.row.key, (row) =>
      term === undefined ? { ...row, [name]: value } : { ...row, answers: { ...row.answers, [term]: value } },
    );
  }
  return withGood(before, owner, (good) =>
    term === undefined ? { ...good, [name]: value } : { ...good, answers: { ...good.answers, [term]: value } },
  );
}
