/** A text or URL as the URL that it means; what is neither, as it is. */
export function place(given) {
  // A text is relative to the page; where there is no page it must be whole.
  return typeof given === "string" ? new URL(given, globalThis.location?.href) : given;
}

/** What was given, unless it is a response that says it is none. */
export function accepted(given) {
  if (given.ok === false) throw new Error(`${given.url || "the response"} answered ${given.status}`);
  return given;
}
