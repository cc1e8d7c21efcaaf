import { useState } from "preact/hooks";
import type { Proposal } from "./find.ts";
import type { Nomenclature } from "./list.ts";
import { usedCodes } from "./recall.ts";
import type { TradeWords } from "./trade.ts";

/** What codes are looked for in, and what shows them. */
export interface Searching {
  list: Nomenclature;
  trade: TradeWords;
  room: typeof import("./room.ts");
}

let loading: Promise<Searching> | undefined;

/** Loads all of it when a code is first looked for, together: the legal text alone would answer too little. */
function searching(): Promise<Searching> {
  loading ??= import("./room.ts").then(async (room) => {
    const [list, trade] = await Promise.all([room.nomenclature(), room.tradeWords()]);
    return { list, trade, room };
  });
  // Without a network now, there may be one at the next attempt.
  loading.catch(() => (loading = undefined));
  return loading;
}

interface Proposals {
  searching: Searching | undefined;
  load: () => void;
  propose: (text: string) => Proposal[];
}

/** The proposals of codes for what is typed. */
export function useProposals(): Proposals {
  const [found, keep] = useState<Searching>();
  return {
    searching: found,
    load: () => void searching().then(keep),
    propose: (text) => (found ? found.room.propose(found.list, found.trade, usedCodes(), text) : []),
  };
}
