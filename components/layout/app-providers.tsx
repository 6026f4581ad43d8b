"use client";

import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { QueryProvider } from "@/lib/client/query-provider";
import { Toaster } from "../ui/feedback/toaster";
import { TooltipProvider } from "../ui/overlays/tooltip";

/** What pages with queries or forms need: the cache, state in the URL, tooltips, toasts. */
export function AppProviders({ children }: { children: ReactNode }) {
  return (
    <QueryProvider>
      <NuqsAdapter>
        <TooltipProvider delay={400}>{children}</TooltipProvider>
        <Toaster />
      </NuqsAdapter>
    </QueryProvider>
  );
}
