import type { Headroom } from "tegi";
import { legible } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/result.ts";
import { advice } from "./headroom.ts";
import { SHOWN } from "./materials.ts";
import { Cited } from "../ui/parts.tsx";
import { Rest } from "./parts.tsx";

/** How far a figure may move, as a part of what it is now. For drawing only: no figure is made of it. */
function reach({ now, holds_to }: Headroom): number {
  const [from, to] = [Number(now), Number(holds_to)];
  return from > 0 ? Math.abs(to - from) / from : 1;
}

/** The figures that may move least before the verdict is lost, each with a bar: the shorter, the nearer. */
export function Sensitivity() {
  const { rooms = [], sentences } = advice.value ?? {};
  const all = rooms
    .map((room, index) => ({ room, sentence: sentences?.headroom[index], part: reach(room) }))
    .sort((one, other) => one.part - other.part);
  if (all.length === 0) return <p>{t("result.breaks-none")}</p>;
  return (
    <>
      <p class="hint">{t("result.breaks-hint")}</p>
      <ul class="sensitivity">
        {all.slice(0, SHOWN).map(({ room, sentence, part }) => (
          <li key={room.of}>
            <p>{legible(sentence?.text ?? "")}</p>
            <svg class="reach" aria-hidden="true" width="100%" height="0.8em">
              <rect class="track" x="0" y="0" width="100%" height="0.8em" rx="4" />
              <rect
                class="room"
                x="0"
                y="0"
                width={`${Math.max(0.5, Math.min(part, 1) * 100)}%`}
                height="0.8em"
                rx="4"
              />
            </svg>
            <Cited citation={sentence?.citation} />
          </li>
        ))}
      </ul>
      <Rest count={all.length - SHOWN} />
    </>
  );
}
