import { stated } from "../case/store.ts";
import { start } from "../takeaway/act.ts";
import { isBegun } from "../takeaway/current.ts";
import { EXAMPLES } from "../takeaway/examples.ts";
import { t } from "../words/index.ts";

/** What the page is for, while nothing is written. */
export function Welcome() {
  if (isBegun(stated.value.facts)) return null;
  return <p class="welcome">{t("conversation.welcome")}</p>;
}

/** Ready cases to look around in, while nothing is written. */
export function Examples() {
  if (isBegun(stated.value.facts)) return null;
  return (
    <section class="examples" aria-labelledby="tegi-examples">
      <h3 id="tegi-examples">{t("conversation.examples")}</h3>
      <div class="buttons">
        {EXAMPLES.map((one) => (
          <button key={one} type="button" onClick={() => start(one)}>
            {t(`takeaway.example-${one}`)}
          </button>
        ))}
      </div>
    </section>
  );
}
