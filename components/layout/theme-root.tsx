"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";

/** What every page needs: the theme, set before first paint. */
export function ThemeRoot({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <ThemeProvider attribute="data-theme" disableTransitionOnChange nonce={nonce}>
      {children}
    </ThemeProvider>
  );
}
