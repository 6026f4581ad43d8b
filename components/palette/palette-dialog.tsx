"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { usePathname } from "next/navigation";
import { useTheme } from "next-themes";
import { useState } from "react";
import { closeSession } from "@/lib/client/session";
import { cn } from "../ui/cn";
import type { PaletteContext, PaletteEntry } from "./entry";
import { findActions } from "./find-actions";
import { findPlaces } from "./find-places";
import { PaletteSearch } from "./palette-search";
import { forgetPlaces, readPlaces } from "./recent-places";
import { toSections } from "./sections";
import { useNamedThings } from "./use-named-things";

type PaletteDialogProps = {
  context: PaletteContext;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** Goes to any page or thing by its name, and does what is done from anywhere. */
export function PaletteDialog({ context, open, onOpenChange }: PaletteDialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-50 bg-overlay transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-50 flex items-start justify-center px-2 pt-2 sm:px-4 sm:pt-[12vh]">
          <Base.Popup
            className={cn(
              "popup flex max-h-[calc(100dvh-1rem)] w-full max-w-xl flex-col overflow-hidden outline-none sm:max-h-[26rem]",
            )}
          >
            <Base.Title className="sr-only">Search or jump to</Base.Title>
            <PaletteBody context={context} onDone={() => onOpenChange(false)} />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** Lives only while it is open, so that every opening begins with an empty search. */
function PaletteBody({ context, onDone }: { context: PaletteContext; onDone: () => void }) {
  const { setTheme } = useTheme();
  const { entries: named, loading } = useNamedThings(context);
  const here = usePathname();
  const [recent] = useState(readPlaces);
  const [query, setQuery] = useState("");
  const places = findPlaces(context);
  const actions = findActions(context, {
    setTheme,
    signOut: () => {
      forgetPlaces();
      void closeSession("/login");
    },
  });
  const run = (entry: PaletteEntry) => {
    onDone();
    entry.run?.();
  };
  return (
    <PaletteSearch
      query={query}
      onQuery={setQuery}
      sections={toSections(query, {
        places,
        actions,
        named,
        recent: recent.filter(({ href }) => href !== here),
      })}
      loading={loading}
      onRun={run}
      onDone={onDone}
    />
  );
}
