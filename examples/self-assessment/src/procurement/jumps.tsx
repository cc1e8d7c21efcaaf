import { useRef } from "preact/hooks";
import { t } from "../words/index.ts";
import "../words/procurement.ts";
import type { About } from "./answer.ts";
import { jump, placeWords } from "./places.ts";

/** Facts that are wrong or missing, each a way to its field. */
export function Jumps({ title, all, isPlain }: { title: string; all: readonly About[]; isPlain?: boolean }) {
  const list = useRef<HTMLUListElement>(null);
  if (all.length === 0) return null;
  const shown = all.slice(0, 50);
  return (
    <div class="jumps">
      <h3>{title}</h3>
      <ul ref={list}>
        {shown.map(({ at, text }) => (
          <li key={at + text}>
            <button type="button" class="link" onClick={() => jump(at)}>
              {placeWords(at)}
            </button>
            {!isPlain && <span> — {text}</span>}
          </li>
        ))}
      </ul>
      {all.length > shown.length && <p>{t("procurement.and-more", { count: all.length - shown.length })}</p>}
    </div>
  );
}
