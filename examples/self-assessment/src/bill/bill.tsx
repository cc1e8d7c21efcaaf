import { useState } from "preact/hooks";
import { countries, countryName } from "../case/read.ts";
import { Understanding } from "../table/panel.tsx";
import { t } from "../words/index.ts";
import "../words/bill.ts";
import { COUNTRY_LIST } from "./cell.tsx";
import { Details } from "./details.tsx";
import { Empty } from "./empty.tsx";
import { Grid } from "./grid.tsx";
import { AtCell, Problems } from "./report.tsx";
import { Settings } from "./settings.tsx";
import { news } from "./state.ts";
import { Sums } from "./sums.tsx";
import { Tools } from "./tools.tsx";
import { refused, take } from "./transfer.ts";

/** The bill of materials of the product, as a grid. Files may be dropped anywhere on it. */
export function Bill() {
  const [isOver, over] = useState(false);
  const hover = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    over(true);
  };
  const drop = (event: DragEvent) => {
    over(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void take(files);
  };
  return (
    <section
      class={isOver ? "bill over" : "bill"}
      aria-label={t("bill.grid")}
      onDragEnter={hover}
      onDragOver={hover}
      onDragLeave={(event) => event.currentTarget === event.target && over(false)}
      onDrop={drop}
    >
      <Settings />
      <Tools />
      <p class="news" role="status">
        {news.value}
      </p>
      {refused.value && (
        <p class="error" role="alert">
          {refused.value}
        </p>
      )}
      <Problems />
      <Grid />
      <AtCell />
      <Empty />
      <Sums />
      <Details />
      <Understanding />
      <datalist id={COUNTRY_LIST}>
        {[...countries.value.keys()].map((code) => (
          <option key={code} value={countryName(code)}>
            {code}
          </option>
        ))}
      </datalist>
    </section>
  );
}
