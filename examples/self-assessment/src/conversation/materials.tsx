import type { ComponentChildren } from "preact";
import { More } from "../ui/field.tsx";
import { t } from "../words/index.ts";

/** What goes into the good: the bill of materials, after what counts as foreign was said. */
export function Materials({ grid }: { grid: ComponentChildren }) {
  return (
    <>
      <p>{t("conversation.materials-definition")}</p>
      <More title={t("conversation.foreign-title")}>
        <p>{t("conversation.foreign-definition")}</p>
      </More>
      {grid}
    </>
  );
}
