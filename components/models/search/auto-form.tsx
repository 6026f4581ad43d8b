"use client";

import { clsx } from "clsx";
import { useRouter } from "next/navigation";
import { type ReactNode, useRef, useState, useTransition } from "react";

type AutoFormProps = {
  /** Where the form leads, with its fields as the query. */
  path: string;
  /** The query that the page was drawn for. */
  state: string;
  label: string;
  className?: string;
  children: ReactNode;
};

const TYPING_MS = 250;

/** A form of an address: sends itself when something changes, and works without scripts by its button. */
export function AutoForm({ path, state, label, className, children }: AutoFormProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [sent, setSent] = useState(state);
  const [drawn, setDrawn] = useState(state);
  const [version, setVersion] = useState(0);
  if (state !== drawn) {
    setDrawn(state);
    // Somebody went back, or cleared the filters by a link: the fields start anew from the address.
    if (state !== sent) {
      setSent(state);
      setVersion(version + 1);
    }
  }

  function send(form: HTMLFormElement) {
    clearTimeout(timer.current);
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && value.trim()) query.append(name, value);
    }
    setSent(query.toString());
    startTransition(() => router.replace(query.size > 0 ? `${path}?${query}` : path, { scroll: false }));
  }

  return (
    <form
      key={version}
      action={path}
      aria-label={label}
      aria-busy={isPending}
      className={clsx("transition-opacity", isPending && "opacity-70", className)}
      onSubmit={(event) => {
        event.preventDefault();
        send(event.currentTarget);
      }}
      onChange={(event) => {
        const form = event.currentTarget;
        const field = event.target;
        // What has no name is not of the address: it only shows or hides the others.
        if (field instanceof HTMLInputElement && !field.name) return;
        const isTyped =
          field instanceof HTMLInputElement && ["search", "text", "number"].includes(field.type);
        clearTimeout(timer.current);
        if (isTyped) timer.current = setTimeout(() => send(form), TYPING_MS);
        else send(form);
      }}
    >
      {children}
    </form>
  );
}
