import { useId } from "preact/hooks";
import type { Comparison } from "tegi";
import { clearPercent } from "../case/read.ts";
import { draft } from "../case/store.ts";
import { percent } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/result.ts";
import { boundWords, comparedWords, headroomOf } from "./bound.ts";
import { type Line, anchor, lineOf, shareLine } from "./line.ts";
import { Wide } from "./parts.tsx";
import { type Told, money } from "./told.ts";

interface Shown {
  key: string;
  /** What the line is about. */
  title: string;
  /** All that the picture shows, in words. */
  label: string;
  line: Line;
  value: string;
  limit: string;
  /** Whether the limit is a law's, or a person's wish. */
  isWish: boolean;
}

interface Limited {
  comparison: Comparison;
  text: string;
}

/** The values with a limit that the good's verdict rests on; where it rests on none of them, all. */
export function limitsOf({ answer, words }: Told): Limited[] {
  const own = answer.steps.flatMap((step, index) =>
    step.good === "" && step.comparison
      ? [{ step, comparison: step.comparison, text: words.steps[index]?.text ?? "" }]
      : [],
  );
  return own.filter(({ step }) => step.decisive || !own.some((one) => one.step.decisive));
}

/** The share, and every value that has a limit, each on a line with what is left to the limit. */
export function NumberLines(told: Told) {
  const lines: Shown[] = limitsOf(told).flatMap(({ comparison, text }, index) => {
    const line = lineOf(comparison);
    if (!line || !comparison.measured) return [];
    return [
      {
        key: `limit-${index}`,
        title: text,
        label: comparedWords(comparison),
        line,
        value: t("result.value-mark", { value: percent(comparison.measured) }),
        limit: boundWords(comparison),
        isWish: false,
      },
    ];
  });
  const share = shareShown(told);
  const all = share ? [share, ...lines] : lines;
  if (all.length === 0) return null;
  return (
    <div class="lines">
      {all.slice(0, MOST).map((shown) => (
        <figure class="line" key={shown.key}>
          <figcaption>{shown.title}</figcaption>
          <Picture {...shown} />
        </figure>
      ))}
    </div>
  );
}

/** More lines than these are read as a table. */
const MOST = 2;

function shareShown({ answer }: Told): Shown | undefined {
  const content = answer.local_content;
  const [low, high] = content?.share ? [content.share, content.share] : (content?.between ?? []);
  if (low === undefined || high === undefined) return undefined;
  const wished = clearPercent(draft.value.wished_share);
  const value = low === high ? percent(low) : t("result.from-to", { low: percent(low), high: percent(high) });
  const wish = wished && t("result.wish-mark", { limit: percent(wished) });
  return {
    key: "share",
    title: t("result.share-line"),
    label: [t("result.share-label", { value }), wish || t("result.share-no-limit")].join(" "),
    line: shareLine(low, high, wished),
    value: t("result.share-mark", { value }),
    limit: wish,
    isWish: true,
  };
}

/** The line itself. Places are in percent, so that letters keep their size at any width. */
function Picture({ line, label, value, limit, isWish }: Shown) {
  const id = useId();
  const [at, reach, bound] = [`${line.measured}%`, `${line.possible - line.measured}%`, `${line.limit ?? 0}%`];
  return (
    <svg class={isWish ? "number-line free" : "number-line"} role="img" aria-label={label} height="6.6em" width="100%">
      <defs>
        <pattern id={`${id}-open`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="hatch" width="4" height="8" />
        </pattern>
      </defs>
      <text class="value" x={at} y="1.1em" text-anchor={anchor(line.measured)}>
        {value}
      </text>
      <rect class="track" x="0" y="1.9em" width="100%" height="1.4em" rx="4" />
      {line.allowed && (
        <rect
          class="allowed"
          x={`${line.allowed.from}%`}
          y="1.9em"
          width={`${line.allowed.to - line.allowed.from}%`}
          height="1.4em"
          rx="4"
        />
      )}
      <rect class="measured" x="0" y="2.2em" width={at} height="0.8em" rx="2" />
      {line.possible > line.measured && (
        <rect class="possible" x={at} y="2.2em" width={reach} height="0.8em" fill={`url(#${id}-open)`} />
      )}
      {line.limit !== undefined && (
        <>
          <line class="limit" x1={bound} x2={bound} y1="1.6em" y2="3.8em" />
          <text class="limit" x={bound} y="4.9em" text-anchor={anchor(line.limit)}>
            {limit}
          </text>
        </>
      )}
      <text class="end" x="0" y="6.3em">
        0
      </text>
      <text class="end" x="100%" y="6.3em" text-anchor="end">
        {percent(String(line.end))}
      </text>
    </svg>
  );
}

/** The same in figures. */
export function Limits({ limits }: { limits: readonly Limited[] }) {
  return (
    <Wide label={t("result.limits-caption")}>
      <table class="limits">
        <caption>{t("result.limits-caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("result.condition")}</th>
            <th scope="col" class="number">
              {t("result.measured")}
            </th>
            <th scope="col" class="number">
              {t("result.limit")}
            </th>
            <th scope="col" class="number">
              {t("result.headroom")}
            </th>
          </tr>
        </thead>
        <tbody>
          {limits.map(({ comparison, text }, index) => (
            <tr key={index}>
              <th scope="row">{text}</th>
              <td class="number">
                {comparison.measured ? percent(comparison.measured) : "—"}
                <small>{money(comparison.value)}</small>
                {comparison.undecided && (
                  <small>{t("result.undecided-besides", { undecided: money(comparison.undecided) })}</small>
                )}
              </td>
              <td class="number">
                {comparison.at_least ? boundWords(comparison) : percent(comparison.limit)}
                {comparison.limit_value && <small>{money(comparison.limit_value)}</small>}
              </td>
              <td class="number">{headroomOf(comparison)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
