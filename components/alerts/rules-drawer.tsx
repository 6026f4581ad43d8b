"use client";

import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type AlertRule, snoozeAlertsMutation } from "@/lib/client/alerts";
import { RelativeTime } from "../ui/data/relative-time";
import { Notice } from "../ui/feedback/notice";
import { Drawer } from "../ui/overlays/drawer";
import { RuleForm, type WatchedKind } from "./rule-form";
import { RuleItem } from "./rule-item";
import { SnoozeMenu } from "./snooze-menu";

type RulesDrawerProps = {
  orgId: string;
  budgetId: string;
  kind: WatchedKind;
  title: string;
  description: ReactNode;
  rules: readonly AlertRule[];
  mayWrite: boolean;
  open: boolean;
  onClose: () => void;
};

/** The thresholds of one budget: which are on, what they told, another, and a pause. */
export function RulesDrawer(props: RulesDrawerProps) {
  const { orgId, budgetId, kind, title, description, rules, mayWrite, open, onClose } = props;
  const snooze = useMutation(snoozeAlertsMutation(orgId));
  const snoozedUntil = rules.find((rule) => rule.snoozedUntil)?.snoozedUntil ?? null;
  return (
    <Drawer open={open} onOpenChange={onClose} title={title} description={description} className="max-w-md!">
      <div className="flex flex-col gap-4">
        {snoozedUntil && (
          <Notice tone="info">
            Snoozed, awake <RelativeTime at={snoozedUntil} />. What is still so then is told then.
          </Notice>
        )}
        {rules.length === 0 ? (
          <p className="text-muted">Nobody is told about this budget.</p>
        ) : (
          <ul className="divide-y divide-line rounded-md border border-line">
            {rules.map((rule) => (
              <RuleItem
                key={rule.id}
                orgId={orgId}
                rule={rule}
                isCredit={kind === "credit"}
                mayWrite={mayWrite}
              />
            ))}
          </ul>
        )}
        {mayWrite && <RuleForm orgId={orgId} budgetId={budgetId} kind={kind} />}
        {mayWrite && rules.length > 0 && (
          <div className="border-line border-t pt-4">
            <SnoozeMenu
              isSnoozed={snoozedUntil !== null}
              hasWindow={kind === "budget"}
              onSnooze={(until) => snooze.mutateAsync({ budgetId, until })}
            />
          </div>
        )}
        <p className="text-subtle text-xs">
          Each threshold is told once a window, within a minute, in the bell and by the channels below the
          budgets.
        </p>
      </div>
    </Drawer>
  );
}
