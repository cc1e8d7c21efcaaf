import { Virtualizer, elementScroll, observeElementOffset, observeElementRect } from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useState } from "preact/hooks";

/** Which lines of a long list have to be there, and how high all of them are. The line `kept` always is. */
export function useVirtual(count: number, size: number, kept: number, scroll: RefObject<HTMLElement | null>) {
  const [, refresh] = useReducer((times: number, _: void) => times + 1, 0);
  const options = {
    count,
    estimateSize: () => size,
    overscan: 8,
    getScrollElement: () => scroll.current,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    rangeExtractor: ({
      startIndex,
      endIndex,
      overscan,
    }: {
      startIndex: number;
      endIndex: number;
      overscan: number;
    }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const indexes = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      if (kept >= 0 && kept < first) indexes.unshift(kept);
      if (kept > last && kept < count) indexes.push(kept);
      return indexes;
    },
    onChange: () => refresh(),
  };
  const [virtual] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtual.setOptions(options);
  useLayoutEffect(() => virtual._didMount(), []);
  useLayoutEffect(() => virtual._willUpdate());
  useLayoutEffect(() => virtual.measure(), [size]);
  return { indexes: virtual.getVirtualItems().map(({ index }) => index), height: count * size };
}
