import type { Comparison } from "tegi";
import { clearPercent } from "../case/read.ts";
import { draft } from "../case/store.ts";
import { percent } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/result.ts";
import { boundWords, comparedWords, headroomOf } from "./bound.ts";
import { lineOf, shareLine } from "./line.ts";
import { Picture, type Shown } from "./picture.tsx";
import { Wide } from "../ui/parts.tsx";
import { type Told, money } from "./told.ts";

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
