"use client";

import { useTheme } from "next-themes";
import { Segmented } from "../ui/actions/segmented";
import { useInBrowser } from "../ui/use-in-browser";

const OPTIONS = [
  { value: "system", label: "Auto" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  const inBrowser = useInBrowser(() => true, false);
  const value = inBrowser && (theme === "light" || theme === "dark") ? theme : "system";
  return (
    <Segmented
      label="Theme"
      value={value}
      options={OPTIONS}
      onChange={setTheme}
      className="w-full! *:flex-1"
    />
  );
}
