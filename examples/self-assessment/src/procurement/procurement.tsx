import { t } from "../words/index.ts";

/** A contract with its tiers, and its in-country value. */
export function Procurement() {
  return <h2>{t("shell.tab-contract")}</h2>;
}
