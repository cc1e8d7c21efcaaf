import { useId } from "preact/hooks";
import { percent } from "../ui/figure.ts";
import { type Line, anchor } from "./line.ts";

/** A value with its limit, as it is drawn and as it is said. */
export interface Shown {
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

/** The line itself. Places are in percent, so that letters keep their size at any width. */
export function Picture({ line, label, value, limit, isWish }: Omit<Shown, "key" | "title">) {
  const id = useId();
  const [at, reach, bound] = [`${line.measured}%`, `${line.possible - line.measured}%`, `${line.limit ?? 0}%`];
  return (
    <svg
      class={isWish ? "number-line free" : line.allowed?.from ? "number-line least" : "number-line"}
      role="img"
      aria-label={label}
      height="6.6em"
      width="100%"
    >
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
