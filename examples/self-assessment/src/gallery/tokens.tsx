import { useEffect, useRef, useState } from "preact/hooks";
import tokens from "../styles/tokens.css?inline";

/** The names of the tokens, as their file has them: one that is added there is drawn here. */
const NAMES = [...new Set([...tokens.matchAll(/(?<![(\w-])--([\w-]+):/g)].map(([, name = ""]) => name))].filter(
  // The builder adds names of its own for colours that hang on the scheme.
  (name) => !name.startsWith("lightningcss"),
);
const starting = (start: string) => NAMES.filter((name) => name.startsWith(start));
const SIZES = starting("text-");
const ROUND = starting("radius");
const COLOURS = NAMES.filter((name) => ![...SIZES, ...ROUND, "shadow"].includes(name));

/** Colours with their values as the device shows them now, the sizes of type, the radii and the shadow. */
export function Tokens() {
  const list = useRef<HTMLUListElement>(null);
  const [values, setValues] = useState<readonly string[]>([]);
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const read = () => {
      const style = list.current && getComputedStyle(list.current);
      setValues(COLOURS.map((name) => style?.getPropertyValue(`--${name}`).trim() ?? ""));
    };
    read();
    dark.addEventListener("change", read);
    return () => dark.removeEventListener("change", read);
  }, []);
  return (
    <section aria-labelledby="tegi-tokens" class="shown">
      <h2 id="tegi-tokens">
        <code>tokens.css</code>
      </h2>
      <ul class="swatches" ref={list}>
        {COLOURS.map((name, index) => (
          <li key={name}>
            <svg aria-hidden="true" width="100%" height="2.5em">
              <rect width="100%" height="100%" rx="4" fill={`var(--${name})`} />
            </svg>
            <code>{name}</code>
            <span>{values[index]}</span>
          </li>
        ))}
      </ul>
      <ul class="sizes">
        {SIZES.map((name) => (
          <li key={name} style={{ fontSize: `var(--${name})` }}>
            <code>{name}</code> 1 234 567,89 ҚҰҢӘӨҮ
          </li>
        ))}
      </ul>
      <ul class="swatches">
        {ROUND.map((name) => (
          <li key={name}>
            <span class="corner" style={{ borderRadius: `var(--${name})` }} />
            <code>{name}</code>
          </li>
        ))}
        <li>
          <span class="corner" style={{ boxShadow: "var(--shadow)" }} />
          <code>shadow</code>
        </li>
      </ul>
    </section>
  );
}
