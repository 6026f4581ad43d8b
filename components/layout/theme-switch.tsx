"use client";

import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { Segmented } from "../ui/actions/segmented";

const OPTIONS = [
  { value: "system", label: "Auto" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

const never = () => () => {};

export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
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
