import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Assessment, Truth, Verdict } from "tegi";
import { saveWorkbook } from "../takeaway/act.ts";
import { More } from "../ui/field.tsx";
import { t } from "../words/index.ts";
import "../words/result.ts";

const SIGNS: Record<Verdict | Truth, string> = {
  originating: "✓",
  true: "✓",
  not_originating: "✕",
  false: "✕",
  undetermined: "?",
  unknown: "?",
  disputed: "⇄",
  outside_rulebook: "–",
};

/** The sign of an outcome, for the eye: the word stands beside it. */
export function Mark({ of }: { of: Verdict | Truth }) {
  return (
    <span class={`mark ${of}`} aria-hidden="true">
      {SIGNS[of]}
    </span>
  );
}

/** A verdict in a few words: a provisional one is never shown like a settled one. */
export function VerdictWords({ of: { verdict, provisional } }: { of: Pick<Assessment, "verdict" | "provisional"> }) {
  return (
    <>
      <Mark of={provisional ? "undetermined" : verdict} />
      <strong>{verdictWords({ verdict, provisional })}</strong>
    </>
  );
}

export function verdictWords({ verdict, provisional }: Pick<Assessment, "verdict" | "provisional">): string {
  const words = t(`result.verdict-${verdict}`);
  return provisional ? t("result.provisional", { verdict: words }) : words;
}

/** The provision, one click away. */
export function Cited({ citation }: { citation?: string | null | undefined }) {
  if (!citation) return null;
  return (
    <More title={t("result.provision")}>
      <cite>{citation}</cite>
    </More>
  );
}

/** A part of the result that few need: its heading is there, and the rest is made when it is opened. */
export function Fold({ name, title, children }: { name: string; title: string; children: () => ComponentChildren }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class={`fold ${name}`} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h3>{title}</h3>
      </summary>
      {isOpen && <div>{children()}</div>}
    </details>
  );
}

/** What a list leaves out: the workbook has all of it. */
export function Rest({ count }: { count: number }) {
  if (count <= 0) return null;
  return (
    <p class="rest">
      {t("result.and-more", { count })}{" "}
      <button type="button" class="link" onClick={saveWorkbook}>
        {t("result.all-in-workbook")}
      </button>
    </p>
  );
}

interface PartProps {
  /** Its name within the page. */
  name: string;
  title: string;
  children: ComponentChildren;
}

/** A part of the result under its heading. */
export function Part({ name, title, children }: PartProps) {
  return (
    <section class={`part ${name}`} aria-labelledby={`tegi-${name}`}>
      <h3 id={`tegi-${name}`}>{title}</h3>
      {children}
    </section>
  );
}

/** A table that may be wider than the page: it scrolls by itself, by keyboard too. */
export function Wide({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="wide" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
