import { render } from "preact";
import { styles } from "../styles/index.ts";
import text from "./gallery.css?inline";
import { language, preferred } from "../words/index.ts";
import { Gallery } from "./gallery.tsx";

/** The page of parts: the tokens and every part that the screens are made of, drawn once. */
class TegiParts extends HTMLElement {
  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const own = new CSSStyleSheet();
    own.replaceSync(text);
    root.adoptedStyleSheets = [...styles(), own];
    language.value = preferred();
    render(<Gallery />, root);
  }
}
customElements.define("tegi-parts", TegiParts);
