import { edition, under } from "../case/law.ts";
import { go } from "../case/place.ts";
import { change, draft, editions, faults, today, words } from "../case/store.ts";
import { begin, contract } from "../procurement/draft.ts";
import { emptyContract } from "../procurement/shape.ts";
import { Card } from "../ui/card.tsx";
import { Field } from "../ui/field.tsx";
import { dayWords } from "../ui/figure.ts";
import { pick, t } from "../words/index.ts";
import { Rule } from "./rule.tsx";

const PURPOSES = ["cis-2009", "kz-register", "ct-kz"] as const;
type Purpose = (typeof PURPOSES)[number];

/** A purpose in short; a rulebook of the user's own by its name. */
export function purposeName(rulebook: string): string {
  const known = PURPOSES.find((one) => one === rulebook);
  if (known) return t(`conversation.purpose-${known}-short`);
  const own = editions.value.find(({ id }) => id === rulebook);
  return own ? pick(own.title) : rulebook;
}

/** The last day of the certificate СТ-KZ (Order 373 of 18.09.2025): where a past day is meant, it is a likely one. */
const LAST_CT_KZ = "2025-12-31";

/** For what purpose, and on which day: the law of that day is applied. Nothing is chosen ahead of the person. */
export function Purpose() {
  const { rulebook } = draft.value;
  return (
    <>
      <h3 class="doors-title">{t("conversation.doors")}</h3>
      <ul class="doors">
        <Door name="cis-2009" isChosen={rulebook === "cis-2009"} onOpen={() => choose("cis-2009")} />
        <Door
          name="kz-register"
          isChosen={rulebook.split("+")[0] === "kz-register"}
          onOpen={() => choose("kz-register")}
        />
        <Door name="contract" onOpen={openContract} />
      </ul>
      <AnotherDay />
      {rulebook && <Edition />}
      {rulebook && <Rule />}
    </>
  );
}

/** Takes another purpose. What its rulebook does not know is left out; undo brings it back. */
function choose(rulebook: Purpose): void {
  const { on: before } = draft.value;
  const isPast = rulebook === "ct-kz" && before > LAST_CT_KZ;
  const on = isPast ? LAST_CT_KZ : rulebook !== "ct-kz" && before === LAST_CT_KZ ? today() : before;
  change((draft) => under(draft, rulebook, on));
  go({ tab: "good", step: "product" });
}

/** Goes in by a door that a page names: `ct-1`, `register`, `contract`. */
export function enterBy(door: string): void {
  if (door === "contract") openContract();
  else if (door === "register") choose("kz-register");
  else if (door === "ct-1") choose("cis-2009");
}

function openContract(): void {
  if (!contract.value) begin(emptyContract(today()));
  go({ tab: "contract" });
}

interface DoorProps {
  name: Exclude<Purpose, "ct-kz"> | "contract";
  isChosen?: boolean;
  onOpen: () => void;
}

/** A way in: what it leads to, who gives the paper, and what the paper is for. */
function Door({ name, ...more }: DoorProps) {
  const facts = (["who", "for"] as const).map((what) => ({
    what: t(`conversation.door-${what}`),
    value: t(`conversation.door-${name}-${what}`),
  }));
  return <Card title={t(`conversation.purpose-${name}`)} facts={facts} {...more} />;
}

/** The day, and the certificate of earlier days: for few, and so behind a click until one of them is in use. */
function AnotherDay() {
  const { on, rulebook } = draft.value;
  const isPast = rulebook === "ct-kz";
  const error = faults.value.get("/on");
  return (
    <details class="more another" open={isPast || error !== undefined || (rulebook !== "" && on !== today())}>
      <summary>{t("conversation.another-day")}</summary>
      <div>
        <Field
          type="date"
          label={t("conversation.day")}
          hint={t("conversation.day-hint")}
          error={error}
          value={on}
          onCommit={(on) => change({ on })}
        />
        <button type="button" aria-pressed={isPast || undefined} onClick={() => choose("ct-kz")}>
          {t("conversation.purpose-ct-kz")}
        </button>
        <p class="hint">{t("conversation.purpose-ct-kz-hint")}</p>
      </div>
    </details>
  );
}

function Edition() {
  const book = edition.value;
  if (!book) {
    return (
      <>
        {words.value?.outside.map((why) => (
          <p class="note" key={why.text}>
            {why.text}
          </p>
        ))}
      </>
    );
  }
  return (
    <p class="edition">
      {t("conversation.edition", {
        title: pick(book.title),
        first: dayWords(book.first),
        read: dayWords(book.read_to),
      })}
    </p>
  );
}
