import { effect } from "@preact/signals";
import { render } from "preact";
import type { Assessment, ContractFacts, Facts, Language } from "tegi";
import { App } from "./app.tsx";
import { keepInAddress } from "./case/place.ts";
import { restore } from "./case/device.ts";
import { restoreLists, takeList } from "./case/lists.ts";
import { assessment, draft } from "./case/store.ts";
import { enterBy } from "./conversation/purpose.tsx";
import { styles } from "./styles/index.ts";
import { openFromAddress } from "./takeaway/address.ts";
import { current } from "./takeaway/current.ts";
import { openGiven } from "./takeaway/put.ts";
import { receiver } from "./takeaway/submit.ts";
import { LANGUAGES, language, preferred, speak } from "./words/index.ts";

/** The attributes that say what the element works on. */
type Given = "purpose" | "rulebook" | "facts" | "receiver";

/**
 * The self-assessment as one element, for any page:
 *
 *     <script type="module" src="tegi-assessment.js"></script>
 *     <tegi-assessment lang="kk" purpose="register" receiver="Палата"></tegi-assessment>
 *
 * | attribute  | what it does                                                                            |
 * |------------|-----------------------------------------------------------------------------------------|
 * | `lang`     | chooses the language: `kk`, `ru`, `en`                                                   |
 * | `purpose`  | goes in by a door of the first screen: `ct-1`, `register`, `contract`                    |
 * | `facts`    | opens facts or a record, as JSON; the property `facts` takes and gives objects           |
 * | `rulebook` | assesses by a rulebook of the site's own, as JSON; the property takes objects, too       |
 * | `receiver` | offers to hand the case over to whoever is named: the event `submit`                     |
 * | `bare`     | leaves the header and the footer out                                                     |
 * | `keep`     | keeps the case on the device, under the site's address                                   |
 * | `page`     | the element is the whole page: it keeps its place in the address, and works offline      |
 *
 * Events: `change` with the facts, `verdict` with the assessment, `submit` with the facts, the assessment and the text
 * of their record. What an element does not show it sends to nobody. One element stands on a page.
 */
export class TegiAssessment extends HTMLElement {
  static readonly observedAttributes = ["lang", "purpose", "facts", "rulebook", "receiver"];
  private endTelling: (() => void) | undefined;

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = styles();
    const isPage = this.hasAttribute("page");
    speak(this.wanted() ?? preferred());
    const isKept = isPage || this.hasAttribute("keep");
    if (isKept) restore();
    if (isPage) {
      // Who has begun goes on; who has not says first what it is for.
      keepInAddress(draft.value.rulebook ? "product" : "purpose");
      openFromAddress();
      const isOffline = import.meta.env.PROD && "serviceWorker" in navigator && location.protocol.startsWith("http");
      if (isOffline) void navigator.serviceWorker.register("./offline.js");
    }
    // A case that was kept goes on where it was.
    if (draft.value.rulebook === "") this.take("purpose");
    for (const name of ["rulebook", "facts", "receiver"] as const) this.take(name);
    // After the list that the site gives: of two of one name the engine takes the first.
    if (isKept) void restoreLists();
    render(<App isPage={isPage} isBare={this.hasAttribute("bare")} />, root);
    this.endTelling = this.tell();
  }

  disconnectedCallback(): void {
    this.endTelling?.();
    if (this.shadowRoot) render(null, this.shadowRoot);
  }

  attributeChangedCallback(name: "lang" | Given): void {
    if (!this.isConnected || !this.shadowRoot) return;
    if (name === "lang") speak(this.wanted() ?? language.value);
    else this.take(name);
  }

  /** The facts of the good or of the contract at hand; `null` while nothing is stated. */
  get facts(): Facts | ContractFacts | null {
    return current.value;
  }

  set facts(given: Facts | ContractFacts | string) {
    void openGiven(typeof given === "string" ? given : JSON.stringify(given));
  }

  /** What the engine says of the good at hand. */
  get assessment(): Assessment | null {
    return assessment.value;
  }

  set rulebook(given: object | string) {
    void takeList(typeof given === "string" ? given : JSON.stringify(given));
  }

  private take(name: Given): void {
    const given = this.getAttribute(name);
    if (name === "receiver") {
      receiver.value = given ? { name: given, hand: (detail) => this.said("submit", detail) } : null;
    } else if (given) {
      if (name === "purpose") enterBy(given);
      else this[name] = given;
    }
  }

  /** Tells the page of changes, the first state excepted. */
  private tell(): () => void {
    let [isFactTold, isVerdictTold] = [false, false];
    const end = [
      effect(() => {
        const facts = current.value;
        if (isFactTold) this.said("change", { facts });
        isFactTold = true;
      }),
      effect(() => {
        const answer = assessment.value;
        if (isVerdictTold && answer) this.said("verdict", { assessment: answer });
        isVerdictTold = true;
      }),
    ];
    return () => end.forEach((stop) => stop());
  }

  private said(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  private wanted(): Language | undefined {
    return LANGUAGES.find((known) => known === this.getAttribute("lang"));
  }
}
