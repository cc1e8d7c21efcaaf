import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../words/index.ts";

/** A room whose code is loaded when it is first shown, or ahead of that by `warm`. */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  const room = signal<ComponentType<Props>>();
  const failure = signal<unknown>(undefined);
  let asked: Promise<void> | undefined;
  function warm(): void {
    asked ??= load().then(
      (loaded) => void (room.value = loaded),
      (error: unknown) => {
        failure.value = error;
        asked = undefined;
      },
    );
  }
  function Lazy(props: Props) {
    useEffect(warm, []);
    const Room = room.value;
    if (Room) return <Room {...props} />;
    return failure.value ? (
      <p role="alert" class="error">
        {t("shell.failed", { reason: String(failure.value) })}
      </p>
    ) : (
      <p role="status" class="opening">
        {t("shell.loading")}
      </p>
    );
  }
  return Object.assign(Lazy, { warm });
}
