import type { Vat } from "tegi";
import { t } from "../words/index.ts";
import "../words/procurement.ts";
import { assessment, faultAt, faultOf } from "./answer.ts";
import { change, stated } from "./draft.ts";
import { withNode } from "./edit.ts";
import { Day, Flag, Pick, Text, YesNo } from "./fields.tsx";
import type { ContractDraft, ContractNode, StaffDraft } from "./shape.ts";

interface EditorProps {
  draft: ContractDraft;
  node: ContractNode;
}

/** The facts of one contract of the tree. */
export function Editor({ draft, node }: EditorProps) {
  const at = stated.value?.places.get(node.key) ?? "";
  const isOnly = draft.contracts.length === 1 && draft.contracts[0] === node;
  const set = (given: Partial<ContractNode>) =>
    change((before) => withNode(before, node.key, (one) => ({ ...one, ...given })));
  const wrong = faultOf(at);
  return (
    <section class="editor" aria-labelledby="tegi-contract">
      <h3 id="tegi-contract">{t("procurement.contract", { number: stated.value?.names.get(node.key) ?? "" })}</h3>
      {wrong && <p class="error">{wrong}</p>}
      <div class="together">
        <Text
          label={t("procurement.own-value")}
          hint={isOnly ? t("procurement.own-value-hint") : undefined}
          at={`${at}/value`}
          unit={draft.currency}
          inputMode="decimal"
          value={node.value}
          onCommit={(value) => set({ value })}
        />
        <Text
          label={t("procurement.number")}
          at={`${at}/id`}
          value={node.number}
          onCommit={(number) => set({ number })}
        />
        <Day label={t("procurement.own-day")} at={`${at}/day`} value={node.day} onCommit={(day) => set({ day })} />
        {node.subcontracts !== "" && (
          <Text
            label={t("procurement.subcontracts")}
            at={`${at}/subcontracts`}
            unit={draft.currency}
            inputMode="decimal"
            value={node.subcontracts}
            onCommit={(subcontracts) => set({ subcontracts })}
          />
        )}
        {(node.vat !== "" || faultAt(`${at}/vat`)) && (
          <OwnVat at={`${at}/vat`} value={node.vat} onChoose={(vat) => set({ vat })} />
        )}
      </div>
      <Performer draft={draft} node={node} at={at} set={set} />
    </section>
  );
}

/** A basis of VAT of its own, which a file may state and the engine refuses. */
export function OwnVat({ at, value, onChoose }: { at: string; value: Vat | ""; onChoose: (vat: Vat | "") => void }) {
  return (
    <Pick<Vat | "">
      label={t("procurement.vat-own")}
      at={at}
      value={value}
      options={[
        { value: "", label: t("procurement.as-document") },
        { value: "excluded", label: t("procurement.vat-excluded") },
        { value: "included", label: t("procurement.vat-included") },
      ]}
      onChoose={onChoose}
    />
  );
}

function Performer({
  draft,
  node,
  at,
  set,
}: EditorProps & { at: string; set: (given: Partial<ContractNode>) => void }) {
  const { kind } = draft;
  const isOfBranch = node.branch === true || isCalledBranch(stated.value?.names.get(node.key));
  const [payroll, headcount] = [node.payroll, node.headcount];
  return (
    <fieldset class="group">
      <legend>{t("procurement.performer")}</legend>
      <div class="together">
        <Text
          label={t("procurement.name")}
          at={`${at}/performer/name`}
          value={node.name}
          onCommit={(name) => set({ name })}
        />
        <Text
          label={t("procurement.bin")}
          hint={node.bin.trim() && !faultAt(`${at}/performer/bin`) ? t("procurement.bin-holds") : undefined}
          at={`${at}/performer/bin`}
          inputMode="numeric"
          value={node.bin}
          onCommit={(bin) => set({ bin })}
        />
      </div>
      {(kind !== "goods" || node.kazakhstani_producer !== null) && (
        <YesNo
          legend={t("procurement.producer")}
          hint={t("procurement.producer-hint")}
          at={`${at}/performer/kazakhstani_producer`}
          value={node.kazakhstani_producer}
          onChoose={(kazakhstani_producer) => set({ kazakhstani_producer })}
        />
      )}
      <Flag label={t("procurement.branch")} value={node.branch} onChange={(branch) => set({ branch })} />
      <Flag
        label={t("procurement.monopoly")}
        value={node.natural_monopoly}
        onChange={(natural_monopoly) => set({ natural_monopoly })}
      />
      {(kind !== "goods" || isWritten(payroll)) && (
        <Staff
          of="payroll"
          hint={t("procurement.payroll-hint")}
          unit={draft.currency}
          at={`${at}/payroll`}
          value={payroll}
          onChange={(payroll) => set({ payroll })}
        />
      )}
      {(isOfBranch || isWritten(headcount)) && (
        <Staff of="headcount" at={`${at}/headcount`} value={headcount} onChange={(headcount) => set({ headcount })} />
      )}
    </fieldset>
  );
}

const isWritten = ({ kazakhstani, total }: StaffDraft) => `${kazakhstani}${total}`.trim() !== "";

/** Whether the engine takes the performer for a branch, which its number may tell. */
function isCalledBranch(name: string | undefined): boolean {
  const warning = assessment.value?.warnings.find(({ code }) => code === "branch-payroll");
  return name !== undefined && (warning?.about ?? []).includes(name);
}

interface StaffProps {
  of: "payroll" | "headcount";
  hint?: string;
  unit?: string;
  at: string;
  value: StaffDraft;
  onChange: (value: StaffDraft) => void;
}

/** The Kazakhstani part of the payroll or of the staff, and all of it. */
function Staff({ of, hint, unit, at, value, onChange }: StaffProps) {
  return (
    <fieldset class="group">
      <legend>{t(`procurement.staff-${of}`)}</legend>
      {hint && <p class="hint">{hint}</p>}
      <div class="together">
        {(["kazakhstani", "total"] as const).map((part) => (
          <Text
            key={part}
            label={t(`procurement.staff-${of}-${part}`)}
            at={`${at}/${part}`}
            unit={unit}
            inputMode="decimal"
            value={value[part]}
            onCommit={(text) => onChange({ ...value, [part]: text })}
          />
        ))}
      </div>
    </fieldset>
  );
}
