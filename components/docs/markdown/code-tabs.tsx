"use client";

import { Children, type ReactNode, useId, useState, useSyncExternalStore } from "react";

const LABELS: Record<string, string> = { bash: "curl", python: "Python", ts: "TypeScript", go: "Go" };
const STORED = "turnpike-docs-language";
const CHANGED = "turnpike-docs-language";

function subscribe(onChange: () => void) {
  window.addEventListener(CHANGED, onChange);
  return () => window.removeEventListener(CHANGED, onChange);
}

const stored = () => localStorage.getItem(STORED);
const none = () => null;

type CodeTabsProps = { languages: readonly string[]; children: ReactNode };

/** The same thing in several languages; the one that was chosen last is in front on every page. */
export function CodeTabs({ languages, children }: CodeTabsProps) {
  const id = useId();
  const [refused, setRefused] = useState<string | null>(null);
  const liked = useSyncExternalStore(subscribe, stored, none) ?? refused;
  const current = liked && languages.includes(liked) ? liked : languages[0]!;

  function choose(language: string) {
    try {
      localStorage.setItem(STORED, language);
    } catch {
      setRefused(language);
    }
    window.dispatchEvent(new Event(CHANGED));
  }

  function onKey(key: string) {
    const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const next = languages[(languages.indexOf(current) + step + languages.length) % languages.length]!;
    choose(next);
    document.getElementById(`${id}-tab-${next}`)?.focus();
  }

  return (
    <div className="my-4 min-w-0">
      <div role="tablist" aria-label="Language" className="mb-1.5 flex gap-1 print:hidden">
        {languages.map((language) => (
          <button
            key={language}
            type="button"
            role="tab"
            id={`${id}-tab-${language}`}
            aria-selected={language === current}
            aria-controls={`${id}-panel-${language}`}
            tabIndex={language === current ? 0 : -1}
            onClick={() => choose(language)}
            onKeyDown={(event) => onKey(event.key)}
            className="rounded-md px-2.5 py-1 font-medium text-muted text-xs hover:text-ink aria-selected:bg-sunken aria-selected:text-ink"
          >
            {LABELS[language] ?? language}
          </button>
        ))}
      </div>
      {Children.toArray(children).map((child, index) => (
        <div
          key={languages[index]}
          role="tabpanel"
          id={`${id}-panel-${languages[index]}`}
          aria-labelledby={`${id}-tab-${languages[index]}`}
          hidden={languages[index] !== current}
          className="[&>figure]:my-0"
        >
          {child}
        </div>
      ))}
    </div>
  );
}
