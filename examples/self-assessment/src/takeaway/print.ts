import { settle } from "../bill/state.ts";

/** The paper of the worksheet; a page's own rule, since shadow trees have none. */
const PAPER = "@page { size: A4; margin: 11mm 10mm 12mm; }";

/** In another site only the worksheet is printed: all beside the way to it is hidden, and the way takes no room. */
const ALONE = `@media print {
  [data-tegi-way] > :not([data-tegi-way]) { display: none !important; }
  [data-tegi-way] { all: revert !important; display: block !important; margin: 0 !important; padding: 0 !important; }
}`;

let isAsked = false;

/** Prints the worksheet, and nothing else. */
export function printWorksheet(): void {
  settle();
  isAsked = true;
  print();
}

/**
 * Fills the paper while something is printed and empties it afterwards: thousands of lines are not kept up to date for
 * nothing. Gives what ends it.
 */
export function whilePrinting(host: HTMLElement, fill: () => void, empty: () => void): () => void {
  const ended = new AbortController();
  let restore: (() => void) | undefined;
  const before = () => {
    restore?.();
    restore = host.hasAttribute("page") ? adopt([document], PAPER) : isAsked ? leaveAlone(host) : undefined;
    fill();
  };
  const after = () => {
    isAsked = false;
    restore?.();
    restore = undefined;
    empty();
  };
  addEventListener("beforeprint", before, { signal: ended.signal });
  addEventListener("afterprint", after, { signal: ended.signal });
  return () => ended.abort();
}

function leaveAlone(host: HTMLElement): () => void {
  const way: Element[] = [];
  const roots = new Set<Document | ShadowRoot>();
  for (let at: Element | null = host; at; at = at.parentElement ?? hostOf(at)) {
    way.push(at);
    roots.add(at.getRootNode() as Document | ShadowRoot);
  }
  for (const one of way) one.setAttribute("data-tegi-way", "");
  const restore = adopt([...roots], PAPER + ALONE);
  return () => {
    restore();
    for (const one of way) one.removeAttribute("data-tegi-way");
  };
}

const hostOf = (element: Element) => (element.getRootNode() as Partial<ShadowRoot>).host ?? null;

function adopt(roots: readonly (Document | ShadowRoot)[], text: string): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return () => {
    for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
