import { useState } from "preact/hooks";
import { type Proposal, propose } from "./find.ts";
import { type Nomenclature, nomenclature } from "./list.ts";
import { usedCodes } from "./recall.ts";
import { type TradeWords, tradeWords } from "./trade.ts";

interface Proposals {
  list: Nomenclature | undefined;
  trade: TradeWords | undefined;
  load: () => void;
  propose: (text: string) => Proposal[];
}

/** What the codes are looked for in, loaded when first asked for. */
export function useProposals(): Proposals {
  const [list, keepList] = useState<Nomenclature>();
  const [trade, keepTrade] = useState<TradeWords>();
  return {
    list,
    trade,
    load: () => {
      void nomenclature().then(keepList);
      void tradeWords().then(keepTrade);
    },
    propose: (text) => (list ? propose(list, trade, usedCodes(), text) : []),
  };
}
