import { describe, expect, it } from "vitest";
import { history } from "./history.ts";

describe("a history", () => {
  it("goes back and forth", () => {
    const { value, change, undo, redo, canUndo, canRedo } = history("a");
    change("b");
    change("c");
    undo();
    expect([value.value, canUndo.value, canRedo.value]).toEqual(["b", true, true]);
    undo();
    undo();
    expect([value.value, canUndo.value]).toEqual(["a", false]);
    redo();
    expect(value.value).toBe("b");
  });

  it("forgets what was undone once something else is done", () => {
    const { value, change, undo, redo, canRedo } = history("a");
    change("b");
    undo();
    change("c");
    expect(canRedo.value).toBe(false);
    redo();
    expect(value.value).toBe("c");
  });

  it("takes no step where nothing changed, and undoes to null", () => {
    const { value, change, undo, canUndo } = history<string | null>(null);
    change(null);
    expect(canUndo.value).toBe(false);
    change("a");
    undo();
    expect(value.value).toBeNull();
  });

  it("forgets every step when the value is replaced", () => {
    const { value, change, undo, replace } = history("a");
    change("b");
    replace("c");
    undo();
    expect(value.value).toBe("c");
  });

  it("keeps the last 200 steps", () => {
    const { value, change, undo } = history(0);
    for (let at = 1; at <= 250; at += 1) change(at);
    for (let at = 0; at < 250; at += 1) undo();
    expect(value.value).toBe(50);
  });
});
