export type Shortcut = { keys: readonly string[]; does: string };

/** What the keys do, as the dialog shows them. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ["Enter"], does: "Send the message" },
  { keys: ["Shift", "Enter"], does: "New line" },
  { keys: ["Esc"], does: "Stop all answers" },
  { keys: ["/"], does: "Write a message" },
  { keys: ["↑"], does: "Edit the last message (in an empty box)" },
  { keys: ["Alt", "N"], does: "New pane" },
  { keys: ["Alt", "P"], does: "Next pane" },
  { keys: ["Alt", "1…4"], does: "That pane" },
  { keys: ["Alt", "R"], does: "Ask the chosen pane again" },
  { keys: ["?"], does: "All keys" },
];

export type Command =
  | { do: "stop" | "focus" | "new-pane" | "next-pane" | "retry" | "help" }
  | { do: "pane"; index: number };

export type KeyFacts = {
  key: string;
  code: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  /** Whether it goes into a field. */
  inField: boolean;
};

const WITH_ALT: Record<string, Command> = {
  KeyN: { do: "new-pane" },
  KeyP: { do: "next-pane" },
  KeyR: { do: "retry" },
};

/** What a key asks of the page; null where it is the browser's or the field's. */
export function commandOf({ key, code, altKey, ctrlKey, metaKey, inField }: KeyFacts): Command | null {
  if (ctrlKey || metaKey) return null;
  if (altKey) {
    const digit = /^Digit([1-4])$/.exec(code)?.[1];
    return digit ? { do: "pane", index: Number(digit) - 1 } : (WITH_ALT[code] ?? null);
  }
  if (key === "Escape") return { do: "stop" };
  if (inField) return null;
  if (key === "/") return { do: "focus" };
  return key === "?" ? { do: "help" } : null;
}
