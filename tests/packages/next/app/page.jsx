import * as tegi from "tegi";

import { Journey } from "./journey.jsx";

// Assessed while the page is built, on the server.
export default async function Page() {
  await tegi.load();
  const editions = tegi.rulebooks().length;
  return (
    <main data-editions={editions}>
      <Journey />
    </main>
  );
}
