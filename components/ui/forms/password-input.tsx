"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { IconButton } from "../actions/icon-button";
import { Input } from "./input";

/** A password or another secret that is typed; what was typed can be looked at. */
export function PasswordInput(props: Omit<ComponentProps<typeof Input>, "type" | "trail">) {
  const [visible, setVisible] = useState(false);
  return (
    <Input
      {...props}
      type={visible ? "text" : "password"}
      trail={
        <IconButton
          icon={visible ? EyeOff : Eye}
          label={visible ? "Hide" : "Show"}
          size="sm"
          className="-mr-2"
          aria-pressed={visible}
          onClick={() => setVisible(!visible)}
        />
      }
    />
  );
}
