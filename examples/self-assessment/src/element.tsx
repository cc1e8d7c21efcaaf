import { render } from "preact";
import type { Language } from "tegi";
import { App } from "./app.tsx";
import { keepInAddress } from "./case/place.ts";
import { restore } from "./case/device.ts";
import { draft } from "./case/store.ts";
import { styles } from "./styles/index.ts";
import { openFromAddress } from "./takeaway/address.ts";
import { LANGUAGES, language, preferred } from "./words/index.ts";

/**
 * The self-assessment as one element, for any page:
 *
 *     <script type="module" src="tegi-assessment.js"></script>
 *     <tegi-assessment lang="kk"></tegi-assessment>
 *
 * `lang` chooses the language (`kk`, `ru`, `en`). With the attribute `page` the element is the whole page: it keeps its
 * place in the address and the case on the device, and works offline.
 */
export class TegiAssessment extends HTMLElement {
  static readonly observedAttributes = ["lang"];

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = styles();
    const isPage = this.hasAttribute("page");
    language.value = this.wanted() ?? preferred();
    if (isPage) {
      restore();
      // Who has begun goes on; who has not says first what it is for.
      keepInAddress(draft.value.rulebook ? "product" : "purpose");
      openFromAddress();
      const isKept = import.meta.env.PROD && "serviceWorker" in navigator && location.protocol.startsWith("http");
      if (isKept) void navigator.serviceWorker.register("./offline.js");
    }
    render(<App isPage={isPage} />, root);
  }

  disconnectedCallback(): void {
    if (this.shadowRoot) render(null, this.shadowRoot);
  }

  attributeChangedCallback(): void {
    language.value = this.wanted() ?? language.value;
  }

  private wanted(): Language | undefined {
    return LANGUAGES.find((known) => known === this.getAttribute("lang"));
  }
}
