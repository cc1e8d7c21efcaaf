import type { Facts } from "tegi";

/** The value of one fact at which a condition turns, all other facts as they are. */
export interface Breaking {
  /** The fact, as a JSON pointer: a price, a value of a material, or its rate. */
  fact: string;
  /** The value at which the condition turns, as the engine's decimal. */
  at: string;
}

/** Where the conditions break. */
export function breaking(_facts: Facts): Breaking[] {
  return [];
}
