import type { Assessment } from "tegi";
import { saveWorkbook } from "../takeaway/act.ts";
import { Mark } from "../ui/parts.tsx";
import { t } from "../words/index.ts";
import "../words/result.ts";

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
