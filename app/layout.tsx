import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { RevealAtOnce } from "@/components/layout/reveal-at-once";
import { ThemeRoot } from "@/components/layout/theme-root";
import { findNonce } from "@/lib/web/nonce";
import "./fonts.css";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Turnpike", template: "%s · Turnpike" },
  description: "AI models by the token, metered exactly and billed to the nano-dollar, behind one key.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#0d100f" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = await findNonce();
  return (
    <html lang="en" suppressHydrationWarning>
      <body className="font-sans">
        <RevealAtOnce nonce={nonce} />
        <ThemeRoot nonce={nonce}>
          <div className="root">{children}</div>
        </ThemeRoot>
      </body>
    </html>
  );
}
