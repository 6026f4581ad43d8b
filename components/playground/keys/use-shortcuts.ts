"use client";

import { useEffect, useRef } from "react";
import { type Command, commandOf } from "./shortcuts";

/** Runs a command at its key, wherever the focus is, unless a dialog is open or somebody took the key already. */
export function useShortcuts(onCommand: (command: Command) => void): void {
  const latest = useRef(onCommand);
  useEffect(() => {
    latest.current = onCommand;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || document.querySelector("[role=dialog]")) return;
      const target = event.target as HTMLElement;
      const inField = target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      const command = commandOf({ ...facts(event), inField });
      if (!command) return;
      if (command.do !== "stop") event.preventDefault();
      latest.current(command);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

const facts = ({ key, code, altKey, ctrlKey, metaKey }: KeyboardEvent) => ({
  key,
  code,
  altKey,
  ctrlKey,
  metaKey,
});
