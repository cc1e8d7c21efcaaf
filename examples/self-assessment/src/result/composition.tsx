import { useId } from "preact/hooks";
import { t } from "../words/index.ts";
import "../words/result.ts";
import { Wide } from "../ui/parts.tsx";
import { type Told, money } from "./told.ts";

const KINDS = ["domestic-materials", "foreign-materials", "undecided-materials", "other-costs", "profit"] as const;
type Kind = (typeof KINDS)[number];

interface Segment {
  kind: Kind | "rest";
  /** Places in percent of the bar: for drawing only. */
  from: number;
  width: number;
}

/** What the price, or the cost, is made of. */
export function Composition({ answer }: Told) {
  const figures = new Map(answer.figures.map(({ code, value }) => [code, value]));
  const parts = KINDS.flatMap((kind) => {
    const value = figures.get(kind);
    return value === undefined ? [] : [{ kind, value }];
  });
  const whole = (["ex-works-price", "production-cost"] as const).find((code) => figures.has(code));
  if (!parts.some(({ value }) => Number(value) > 0)) return null;
  const total = whole && figures.get(whole);
  const segments = segmentsOf(parts, total);
  const hasRest = segments.some(({ kind }) => kind === "rest");
  return (
    <>
      <Bar segments={segments} label={labelOf(parts, total)} />
      <Wide label={t("result.composition-caption")}>
        <table>
          <caption>{t("result.composition-caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("result.what")}</th>
              <th scope="col" class="number">
                {t("result.amount")}
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ kind, value }) => (
              <tr key={kind}>
                <th scope="row">
                  <span class="kind">
                    <Swatch kind={kind} />
                    {t(`result.kind-${kind}`)}
                  </span>
                </th>
                <td class="number">{money(value)}</td>
              </tr>
            ))}
            {hasRest && (
              <tr>
                <th scope="row">
                  <span class="kind">
                    <Swatch kind="rest" />
                    {t("result.rest")}
                  </span>
                </th>
                <td class="number">—</td>
              </tr>
            )}
          </tbody>
          {(["production-cost", "ex-works-price"] as const).map((code) => {
            const value = figures.get(code);
            return (
              value !== undefined && (
                <tfoot key={code}>
                  <tr>
                    <th scope="row">{t(`result.whole-${code}`)}</th>
                    <td class="number">{money(value)}</td>
                  </tr>
                </tfoot>
              )
            );
          })}
        </table>
      </Wide>
    </>
  );
}

function labelOf(parts: { kind: Kind; value: string }[], total: string | undefined): string {
  const said = parts.map(({ kind, value }) => `${t(`result.kind-${kind}`)}: ${money(value)}`).join("; ");
  return total === undefined ? said : t("result.composition-label", { total: money(total), parts: said });
}

function segmentsOf(parts: { kind: Kind; value: string }[], total: string | undefined): Segment[] {
  const shown = parts
    .map(({ kind, value }) => ({ kind, size: Math.max(0, Number(value)) }))
    .filter(({ size }) => size > 0);
  const sum = shown.reduce((so, { size }) => so + size, 0);
  const whole = Math.max(sum, Number(total ?? 0));
  let from = 0;
  const segments: Segment[] = shown.map(({ kind, size }) => {
    const segment = { kind, from, width: (size * 100) / whole };
    from += segment.width;
    return segment;
  });
  return from < 99.99 ? [...segments, { kind: "rest", from, width: 100 - from }] : segments;
}

function Bar({ segments, label }: { segments: Segment[]; label: string }) {
  const id = useId();
  return (
    <svg class="bar-chart" role="img" aria-label={label} width="100%" height="3.4em">
      <Patterns id={id} />
      {segments.map(({ kind, from, width }) => (
        <rect
          key={kind}
          class="segment"
          x={`${from}%`}
          width={`${width}%`}
          y="1"
          height="3.2em"
          fill={`url(#${id}-${kind})`}
        />
      ))}
    </svg>
  );
}

function Swatch({ kind }: { kind: Segment["kind"] }) {
  const id = useId();
  return (
    <svg class="swatch" aria-hidden="true" width="1.6em" height="1.1em">
      <Patterns id={id} only={kind} />
      <rect class="segment" x="1" y="1" width="90%" height="88%" fill={`url(#${id}-${kind})`} />
    </svg>
  );
}

/** Each kind has a colour and a pattern of its own. */
function Patterns({ id, only }: { id: string; only?: Segment["kind"] }) {
  const kinds = only ? [only] : [...KINDS, "rest" as const];
  return (
    <defs>
      {kinds.map((kind) => (
        <pattern
          key={kind}
          id={`${id}-${kind}`}
          class={`fill-${kind}`}
          width="10"
          height="10"
          patternUnits="userSpaceOnUse"
        >
          <rect class="ground" width="10" height="10" />
          {kind === "foreign-materials" && <path d="M-2 2 2 -2M0 10 10 0M8 12 12 8" />}
          {kind === "undecided-materials" && <path d="M0 0 10 10M10 0 0 10" />}
          {kind === "other-costs" && <circle cx="5" cy="5" r="1.6" />}
          {kind === "profit" && <path d="M0 5H10" />}
          {kind === "rest" && <path d="M5 0V10" />}
        </pattern>
      ))}
    </defs>
  );
}
