import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Truth, Verdict } from "tegi";
import { t } from "../words/index.ts";
import "../words/result.ts";
import { More } from "./field.tsx";

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
