"use client";

import { Bell, BellOff } from "lucide-react";
import { useState } from "react";
import type { AlertRule } from "@/lib/client/alerts";
import { lazyOpened } from "../ui/overlays/lazy/lazy-opened";
import type { WatchedKind } from "./rule-form";
import { rulesSummary } from "./rule-text";

const RulesDrawer = lazyOpened(() => import("./rules-drawer").then((m) => m.RulesDrawer));

type RulesButtonProps = {
  orgId: string;
  budgetId: string;
  kind: WatchedKind;
  /** "the monthly budget of Backend" */
  name: string;
  rules: readonly AlertRule[];
  mayWrite: boolean;
};

/** What a budget alerts at, in a line that opens its rules. */
export function RulesButton({ orgId, budgetId, kind, name, rules, mayWrite }: RulesButtonProps) {
  const [open, setOpen] = useState(false);
  const isSnoozed = rules.some((rule) => rule.snoozedUntil);
  const Icon = isSnoozed || rules.every((rule) => !rule.enabled) ? BellOff : Bell;
  const summary = rulesSummary(rules);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={`Alerts on ${name}: ${summary}`}
        className="inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-sm text-muted text-xs hover:text-ink"
      >
        <Icon size={12} aria-hidden className="shrink-0" />
        <span className="truncate underline decoration-line-strong underline-offset-2">
          {isSnoozed ? "snoozed" : summary}
        </span>
      </button>
      <RulesDrawer
        orgId={orgId}
        budgetId={budgetId}
        kind={kind}
        title="Alerts"
        description={`On ${name}`}
        rules={rules}
        mayWrite={mayWrite}
        open={open}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
