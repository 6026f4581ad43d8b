"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { Input } from "./input";

/** A password or another secret that is typed; what was typed can be looked at. */
export function PasswordInput(props: Omit<ComponentProps<typeof Input>, "type" | "trail">) {
  const [visible, setVisible] = useState(false);
  const Icon = visible ? EyeOff : Eye;
  return (
    <Input
      {...props}
      type={visible ? "text" : "password"}
      trail={
        <button
          type="button"
          aria-label={visible ? "Hide" : "Show"}
          aria-pressed={visible}
          title={visible ? "Hide" : "Show"}
          onClick={() => setVisible(!visible)}
          className="-mr-2 inline-flex size-7 items-center justify-center rounded-md hover:bg-hover hover:text-ink"
        >
          <Icon size={14} aria-hidden />
        </button>
      }
    />
  );
}
