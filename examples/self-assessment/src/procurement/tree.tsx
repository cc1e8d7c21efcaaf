import { useRef } from "preact/hooks";
import { figure } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/procurement.ts";
import { assessment, faultOf, openAt } from "./answer.ts";
import { change, contract, stated } from "./draft.ts";
import { addUnder, eachContract, removeNode, type Standing } from "./edit.ts";
import { folded, jump, select, selected } from "./places.ts";
import type { ContractDraft, ContractNode } from "./shape.ts";

/** The contracts of every tier: the customer's own, and what is under each. */
export function Chain({ draft }: { draft: ContractDraft }) {
  const tree = useRef<HTMLDivElement>(null);
  const here = selected();
  const shown = eachContract(draft.contracts).filter(({ above }) => !above.some(({ key }) => folded.value.has(key)));
  const focus = (key: number | undefined) => {
    if (key === undefined) return;
    select(key);
    // The row may be drawn only after this.
    requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const index = shown.findIndex(({ node }) => node.key === here?.key);
    const at = shown[index];
    if (!at) return;
    const { node, above } = at;
    const isFolded = folded.value.has(node.key);
    const keys: Record<string, () => void> = {
      ArrowDown: () => focus(shown[index + 1]?.node.key),
      ArrowUp: () => focus(shown[index - 1]?.node.key),
      Home: () => focus(shown[0]?.node.key),
      End: () => focus(shown.at(-1)?.node.key),
      ArrowRight: () => (isFolded ? fold(node, false) : focus(node.under[0]?.key)),
      ArrowLeft: () => (node.under.length && !isFolded ? fold(node, true) : focus(above.at(-1)?.key)),
      Enter: () => jump(`${stated.value?.places.get(node.key)}/value`),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const wrong = faultOf("/contracts");
  return (
    <section aria-labelledby="tegi-chain">
      <h3 id="tegi-chain">{t("procurement.tree")}</h3>
      <p class="hint" id="tegi-chain-hint">
        {t("procurement.tree-hint")}
      </p>
      {wrong && <p class="error">{wrong}</p>}
      <div
        role="tree"
        class="chain"
        ref={tree}
        aria-labelledby="tegi-chain"
        aria-describedby="tegi-chain-hint"
        onKeyDown={onKeyDown}
      >
        {shown.map((standing) => (
          <Item key={standing.node.key} standing={standing} isHere={standing.node === here} />
        ))}
      </div>
      <Buttons draft={draft} here={here} />
    </section>
  );
}

function fold(node: ContractNode, isFolded: boolean): void {
  const others = [...folded.value].filter((key) => key !== node.key);
  folded.value = new Set(isFolded ? [...others, node.key] : others);
}

function Item({ standing: { node, above, place, beside }, isHere }: { standing: Standing; isHere: boolean }) {
  const at = stated.value?.places.get(node.key);
  const { wrong, lacking } = openAt(at);
  const row = assessment.value?.rows[Number(at?.split("/")[2])];
  const isFolded = folded.value.has(node.key);
  return (
    <div
      role="treeitem"
      data-key={node.key}
      data-at={at}
      aria-level={above.length + 1}
      aria-posinset={place}
      aria-setsize={beside}
      aria-expanded={node.under.length ? !isFolded : undefined}
      aria-selected={isHere}
      tabIndex={isHere ? 0 : -1}
      style={{ "--level": above.length }}
      onClick={() => select(node.key)}
    >
      <span class="twist" aria-hidden="true" onClick={() => node.under.length && fold(node, !isFolded)}>
        {node.under.length ? (isFolded ? "▸" : "▾") : ""}
      </span>
      <span class="which">{t("procurement.contract", { number: stated.value?.names.get(node.key) ?? "" })}</span>
      {node.name.trim() && <span class="who">{node.name.trim()}</span>}
      {wrong > 0 && <span class="state bad">{t("procurement.wrong", { count: wrong })}</span>}
      {lacking > 0 && <span class="state open">{t("procurement.lacking", { count: lacking })}</span>}
      <span class="much">{row ? figure(row.value) : node.value}</span>
    </div>
  );
}

function Buttons({ draft, here }: { draft: ContractDraft; here: ContractNode | undefined }) {
  const under = here ? eachContract(here.under).length : 0;
  const add = (parent: number | undefined) => {
    change((before) => addUnder(before, parent));
    const key = contract.value?.last ?? 0;
    select(key);
    jump(`${stated.value?.places.get(key)}/value`);
  };
  const remove = (key: number) => {
    const above = eachContract(draft.contracts)
      .find(({ node }) => node.key === key)
      ?.above.at(-1);
    change((before) => removeNode(before, key));
    const next = above ?? contract.value?.contracts[0];
    if (next) {
      select(next.key);
      jump(stated.value?.places.get(next.key) ?? "");
    }
  };
  const canAddBeside = draft.kind === "subsoil";
  return (
    <div class="buttons">
      {draft.kind !== "goods" && here && (
        <button type="button" onClick={() => add(here.key)}>
          {t("procurement.add-under")}
        </button>
      )}
      {canAddBeside && (
        <button type="button" onClick={() => add(undefined)}>
          {t("procurement.add-beside")}
        </button>
      )}
      {here && (draft.contracts.length > 1 || draft.contracts[0] !== here) && (
        <button type="button" onClick={() => remove(here.key)}>
          {under ? t("procurement.remove-all", { count: under }) : t("procurement.remove")}
        </button>
      )}
    </div>
  );
}
