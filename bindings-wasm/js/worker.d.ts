import type { Assessment, BatchOptions, Facts, Source, TegiError } from "./index.js";

/** What {@link openWorkers} needs to know. */
export interface WorkersOptions {
  /** How many workers; by default one less than the machine has processors, at most eight. */
  count?: number | undefined;
  /** Where the engine's wasm comes from, as for `load` of `tegi`. */
  source?: Source | PromiseLike<Source | undefined> | undefined;
  /**
   * Where the script of the workers is, for builds that do not find it by `new Worker(new URL(…))`: the address of a
   * file made from `tegi/thread`.
   */
  script?: string | URL | undefined;
}

/** Workers that assess long lists beside the page or the process. */
export interface Workers {
  /**
   * The same as `assessGoods` of `tegi`, in the workers. `chunk` is the number of goods in one message, at most 64.
   * Results stand in the order of the goods; a bad one is its error in its place.
   */
  assessGoods(many: Iterable<Facts>, options?: BatchOptions): Promise<(Assessment | TegiError)[]>;
  /** Ends the workers; what still waits for them is rejected. */
  close(): void;
}

/**
 * Opens workers: web workers in a page, Deno and Bun, threads in Node, which keep the process alive only while they
 * work.
 *
 * @throws {TegiError} `not-loaded` where a worker or its engine cannot be had.
 * @example
 * const workers = await openWorkers();
 * const answers = await workers.assessGoods(goods, { onProgress: ({ done, total }) => console.log(done / total) });
 * workers.close();
 */
export function openWorkers(options?: WorkersOptions): Promise<Workers>;
