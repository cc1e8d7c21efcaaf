import { go } from "../case/place.ts";
import { stated } from "../case/store.ts";
import { start } from "../takeaway/act.ts";
import { isBegun } from "../takeaway/current.ts";
import { EXAMPLES } from "../takeaway/examples.ts";
import { t } from "../words/index.ts";
import { Purpose } from "./purpose.tsx";

/** The first screen: what the page is, the doors, and the result of a ready case one click away. */
export function Welcome() {
  return (
    <section class="home" aria-labelledby="tegi-step">
      <h2 id="tegi-step" class="headline">
        {t("conversation.headline")}
      </h2>
      <p class="lead">{t("conversation.welcome")}</p>
      <Purpose />
      <Examples />
      <p>
        <button type="button" class="link" onClick={() => go({ tab: "training" })}>
          {t("conversation.training")}
        </button>
      </p>
    </section>
  );
}

/** Ready cases, each shown by its finished result, while nothing is written that it would replace. */
function Examples() {
  if (isBegun(stated.value.facts)) return null;
  return (
    <section class="examples" aria-labelledby="tegi-examples">
      <h3 id="tegi-examples">{t("conversation.examples")}</h3>
      <div class="buttons">
        {EXAMPLES.map((one) => (
          <button key={one} type="button" onClick={() => start(one, "result")}>
            {t(`takeaway.example-${one}`)}
          </button>
        ))}
      </div>
    </section>
  );
}
