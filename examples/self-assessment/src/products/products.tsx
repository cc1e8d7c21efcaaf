import { useEffect, useRef, useState } from "preact/hooks";
import { go } from "../case/place.ts";
import { editions, replace, today } from "../case/store.ts";
import { emptyDraft } from "../case/draft.ts";
import { purposeName } from "../conversation/purpose.tsx";
import { verdictWords } from "../result/parts.tsx";
import { download } from "../takeaway/current.ts";
import { Field } from "../ui/field.tsx";
import { codeWords, dayWords, figure, percent } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/products.ts";
import { CheckAgain } from "./check-again.tsx";
import { readFrom, written } from "./file.ts";
import { type Product, type Seen, duplicate, isForbidden, load, open, products, remove } from "./store.ts";

/** So many products are drawn at first, and so many more when asked for: thousands stay fluid. */
const PAGE = 50;

/** The products that a person keeps on this device, each with what came of it. */
export function Products() {
  const [wanted, search] = useState("");
  const [pages, setPages] = useState(1);
  const [told, tell] = useState("");
  useEffect(() => void load(), []);
  const all = products.value;
  if (all === null) return <p class="opening">{t("shell.loading")}</p>;
  const words = wanted.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(({ draft: { name, hs } }) =>
    words.every((word) => `${name} ${hs}`.toLowerCase().includes(word)),
  );
  const shown = found.slice(0, pages * PAGE);
  return (
    <section class="products" aria-labelledby="tegi-products">
      <h2 id="tegi-products">{t("products.title")}</h2>
      <p class="lead">{all.length === 0 ? t("products.none") : t("products.count", { count: all.length })}</p>
      {isForbidden.value && (
        <p class="error" role="alert">
          {t("products.forbidden")}
        </p>
      )}
      <Tools all={all} onTell={tell} />
      <p role="status" class="news">
        {told}
      </p>
      {all.length > 0 && <CheckAgain all={all} />}
      {all.length > 8 && (
        <Field label={t("products.search")} type="search" value={wanted} onInput={search} onCommit={search} />
      )}
      {shown.length > 0 && (
        <table aria-labelledby="tegi-products">
          <thead>
            <tr>
              {(["name", "verdict", "figure", "day"] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`products.column-${column}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <ProductRow key={one.id} one={one} />
            ))}
          </tbody>
        </table>
      )}
      {found.length > shown.length && (
        <button type="button" onClick={() => setPages(pages + 1)}>
          {t("products.more", { count: found.length - shown.length })}
        </button>
      )}
    </section>
  );
}

function Tools({ all, onTell }: { all: readonly Product[]; onTell: (text: string) => void }) {
  const picker = useRef<HTMLInputElement>(null);
  const take = async (file: File) => {
    const count = await readFrom(await file.text());
    onTell(
      count === undefined
        ? t("products.not-read", { name: file.name })
        : t("products.imported", { name: file.name, count }),
    );
  };
  return (
    <div class="buttons">
      <button type="button" class="main" onClick={begin}>
        {t("products.new")}
      </button>
      <button type="button" onClick={() => picker.current?.click()}>
        {t("products.import")}
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t("products.import")}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void take(file);
          currentTarget.value = "";
        }}
      />
      <button
        type="button"
        disabled={all.length === 0}
        onClick={() => download(`tegi-${t("products.file")}-${today()}.json`, written(all))}
      >
        {t("products.export")}
      </button>
    </div>
  );
}

/** Begins another product; the one at hand is kept only where it was added to the list. */
function begin(): void {
  replace(emptyDraft(today()));
  go({ tab: "good", step: "purpose" });
}

function ProductRow({ one }: { one: Product }) {
  const { draft, seen } = one;
  const name = draft.name.trim() || codeWords(draft.hs) || t("products.unnamed");
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          class="link"
          onClick={() => {
            open(one);
            go({ tab: "good", step: seen ? "result" : "product" });
          }}
        >
          {name}
        </button>
        <span class="soft">{[codeWords(draft.hs), purposeName(draft.rulebook)].filter(Boolean).join(" · ")}</span>
      </th>
      <td class={seen ? `verdict-word ${seen.provisional ? "undetermined" : seen.verdict}` : undefined}>
        {seen ? verdictWords(seen) : t("products.unread")}
      </td>
      <td>{seen && figuresOf(seen, draft.currency)}</td>
      <td>
        {dayWords(draft.on)}
        {seen && <span class="soft">{editionWords(seen.edition)}</span>}
      </td>
      <td class="acts">
        <button
          type="button"
          aria-label={t("products.duplicate-of", { name })}
          onClick={() => void duplicate(one, t("products.copy", { name }))}
        >
          {t("products.duplicate")}
        </button>
        <button type="button" aria-label={t("products.remove-of", { name })} onClick={() => void remove(one.id)}>
          {t("products.remove")}
        </button>
      </td>
    </tr>
  );
}

/** The share, or the value beside its limit with what is left to it. */
function figuresOf({ share, comparison }: Seen, currency: string): string {
  if (share) return t("products.share", { share: percent(share) });
  if (!comparison?.measured) return "";
  const { measured, limit, headroom, at_least } = comparison;
  const beside = t(at_least ? "products.beside-least" : "products.beside", {
    measured: percent(measured),
    limit: percent(limit),
  });
  return headroom && !headroom.startsWith("-")
    ? `${beside} ${t("products.headroom", { headroom: `${figure(headroom)}\u00a0${currency}` })}`
    : beside;
}

function editionWords(name: string): string {
  const edition = editions.value.find(({ id, first }) => `${id}@${first}` === name);
  return edition ? t("products.edition", { day: dayWords(edition.first) }) : "";
}
