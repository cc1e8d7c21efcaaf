import { useId } from "preact/hooks";

interface CardProps {
  title: string;
  facts: readonly { what: string; value: string }[];
  isChosen?: boolean;
  onOpen: () => void;
}

/** A choice with what must be known of it; all of it can be clicked. It stands in a list `doors`. */
export function Card({ title, facts, isChosen = false, onOpen }: CardProps) {
  const id = useId();
  return (
    <li class={isChosen ? "door chosen" : "door"}>
      <button type="button" aria-pressed={isChosen || undefined} aria-describedby={id} onClick={onOpen}>
        {title}
      </button>
      <dl id={id}>
        {facts.map(({ what, value }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
