"use client";

import { useMutation } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import {
  type AlertRule,
  restoreRuleMutation,
  revokeRuleMutation,
  updateRuleMutation,
} from "@/lib/client/alerts";
import { IconButton } from "../ui/actions/icon-button";
import { Badge } from "../ui/data/badge";
import { RelativeTime } from "../ui/data/relative-time";
import { toast } from "../ui/feedback/toaster";
import { undoToast } from "../ui/feedback/undo-toast";
import { Checkbox } from "../ui/forms/checkbox";
import { ruleText } from "./rule-text";

type RuleItemProps = { orgId: string; rule: AlertRule; isCredit: boolean; mayWrite: boolean };

export function RuleItem({ orgId, rule, isCredit, mayWrite }: RuleItemProps) {
  const fail = { onError: (error: Error) => toast.error(error.message) };
  const update = useMutation(updateRuleMutation(orgId));
  const revoke = useMutation(revokeRuleMutation(orgId));
  const restore = useMutation(restoreRuleMutation(orgId));
  const text = ruleText(rule, isCredit);

  // By its promise: the item is gone from the page before a mutation's callbacks would run.
  async function remove() {
    try {
      await revoke.mutateAsync(rule.id);
      undoToast({
        done: "Alert removed",
        undone: `Alert is back: ${text}`,
        undo: () => restore.mutateAsync(rule.id),
      });
    } catch (thrown) {
      toast.error(thrown instanceof Error ? thrown.message : "That did not work. Try again.");
    }
  }

  return (
    <li className="flex items-center gap-3 px-3 py-2">
      <Checkbox
        checked={rule.enabled}
        disabled={!mayWrite || update.isPending}
        aria-label={`Alert: ${text}`}
        onChange={(enabled) => update.mutate({ id: rule.id, enabled }, fail)}
      />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          {text} {rule.isCrossed && <Badge tone="warning">told</Badge>}
          {rule.snoozedUntil && <Badge>snoozed</Badge>}
        </p>
        {rule.lastFiredAt && (
          <p className="text-subtle text-xs">
            last told <RelativeTime at={rule.lastFiredAt} />
          </p>
        )}
      </div>
      {mayWrite && (
        <IconButton
          icon={Trash2}
          size="sm"
          label={`Remove the alert: ${text}`}
          disabled={revoke.isPending}
          onClick={() => void remove()}
        />
      )}
    </li>
  );
}
