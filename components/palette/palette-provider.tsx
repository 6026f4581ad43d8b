"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, use, useCallback, useEffect, useState } from "react";
import type { PaletteContext } from "./entry";
import { isAppleKeyboard } from "./keyboard";
import { useRememberedPlace } from "./use-remembered-place";

const loadDialog = () => import("./palette-dialog");
const PaletteDialog = dynamic(() => loadDialog().then((module) => module.PaletteDialog), { ssr: false });

type Palette = { open: () => void; warm: () => void };

const Context = createContext<Palette>({ open: () => {}, warm: () => {} });

export const usePalette = () => use(Context);

/** A dialog on top of another could lead away from a secret that is shown once. */
const isDialogOpen = () => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;

function isShortcut(event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() !== "k" || event.shiftKey || event.altKey) return false;
  return isAppleKeyboard() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
}

/** Holds the palette shut; its code is loaded when it is first asked for. */
export function PaletteProvider({ context, children }: { context: PaletteContext; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  useRememberedPlace(context.org?.name);

  const show = useCallback(() => {
    setWanted(true);
    setOpen(true);
  }, []);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isShortcut(event)) return;
      event.preventDefault();
      if (!isDialogOpen()) show();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [show]);

  return (
    <Context value={{ open: show, warm: () => void loadDialog() }}>
      {children}
      {wanted && <PaletteDialog context={context} open={open} onOpenChange={setOpen} />}
    </Context>
  );
}
