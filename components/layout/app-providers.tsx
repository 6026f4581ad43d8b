"use client";

import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { QueryProvider } from "@/lib/client/query-provider";
import { Toaster } from "../ui/feedback/toaster";

/** What pages with queries or forms need: the cache, state in the URL, toasts. */
export function AppProviders({ children }: { children: ReactNode }) {
  return (
    <QueryProvider>
      <NuqsAdapter>
        {children}
        <Toaster />
      </NuqsAdapter>
    </QueryProvider>
  );
}
