import { codeWords } from "../ui/figure.ts";
import { language, t } from "../words/index.ts";
import { NameText } from "./found.tsx";
import { choices } from "./names.ts";
import type { Searching } from "./proposals.ts";

interface NarrowProps {
  in: Searching;
  code: string;
  onChoose: (code: string) => void;
}

/** The lines below a code, by what tells them apart, to go on to a longer code. */
export function Narrow({ in: { list, trade }, code, onChoose }: NarrowProps) {
  const found = choices(list, trade, code, language.value);
  if (found.length === 0) return null;
  return (
    <details class="more narrow-code" open={found.length <= 12}>
      <summary>{t("nomenclature.narrow", { count: found.length })}</summary>
      <ul>
        {found.map((one) => (
          <li key={one.code}>
            <button type="button" onClick={() => onChoose(one.code)}>
              <span class="code">{codeWords(one.code)}</span>
              <span>
                <NameText name={one} />
                {one.hasTwin && <small> {t("nomenclature.nameless")}</small>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
