"use client";

import { useMutation } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { type AlertRule, revokeRuleMutation, updateRuleMutation } from "@/lib/client/alerts";
import { IconButton } from "../ui/actions/icon-button";
import { Badge } from "../ui/data/badge";
import { RelativeTime } from "../ui/data/relative-time";
import { toast } from "../ui/feedback/toaster";
import { Checkbox } from "../ui/forms/checkbox";
import { ruleText } from "./rule-text";

type RuleItemProps = { orgId: string; rule: AlertRule; isCredit: boolean; mayWrite: boolean };

export function RuleItem({ orgId, rule, isCredit, mayWrite }: RuleItemProps) {
  const fail = { onError: (error: Error) => toast.error(error.message) };
  const update = useMutation(updateRuleMutation(orgId));
  const revoke = useMutation(revokeRuleMutation(orgId));
  const text = ruleText(rule, isCredit);
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
          onClick={() => revoke.mutate(rule.id, fail)}
        />
      )}
    </li>
  );
}
