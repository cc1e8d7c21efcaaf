import base from "./base.css?inline";
import bill from "./bill.css?inline";
import check from "./check.css?inline";
import conversation from "./conversation.css?inline";
import procurement from "./procurement.css?inline";
import products from "./products.css?inline";
import result from "./result.css?inline";
import shell from "./shell.css?inline";
import table from "./table.css?inline";
import takeaway from "./takeaway.css?inline";
import tokens from "./tokens.css?inline";

let made: CSSStyleSheet[] | undefined;

/** The sheets of the element's shadow: made once, free of the policy that forbids inline styles. */
export function styles(): CSSStyleSheet[] {
  made ??= [tokens, base, shell, conversation, bill, check, result, takeaway, procurement, products, table].map(
    (text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    },
  );
  return made;
}
