"use client";

import { SunMoon } from "lucide-react";
import { useTheme } from "next-themes";

/** Light or dark, the other one than now. */
export function ThemeButton() {
  const { resolvedTheme, setTheme } = useTheme();
  return (
    <button
      type="button"
      onClick={() => setTheme(resolvedTheme === "dark" ? "light" : "dark")}
      className="inline-flex items-center gap-1.5 rounded-md text-muted text-xs hover:text-ink"
    >
      <SunMoon size={13} aria-hidden />
      Light or dark
    </button>
  );
}
