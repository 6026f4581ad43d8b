"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { memberMailQuery, updateMemberMailMutation } from "@/lib/client/member-mail";
import { MAIL_KINDS, type MailKind } from "@/lib/contract/member-mail";
import { Link } from "../../ui/actions/link";
import { ErrorState } from "../../ui/feedback/error-state";
import { Skeleton } from "../../ui/feedback/skeleton";
import { toast } from "../../ui/feedback/toaster";
import { undoToast } from "../../ui/feedback/undo-toast";
import { Checkbox } from "../../ui/forms/checkbox";
import { OptionField } from "../../ui/forms/field";
import { Panel } from "../../ui/page/panel";

const WORDS: Record<MailKind, { label: string; hint: string }> = {
  budget: { label: "Budgets", hint: "A threshold of a budget is reached." },
  forecast: { label: "Forecast", hint: "A budget will be passed if it goes on like this." },
  credit: { label: "Low credit", hint: "The organization’s credit is nearly used up." },
  anomaly: { label: "Unusual spend", hint: "Spend is far from what is usual, and why." },
  key_rotation: { label: "Rotated keys", hint: "A key of yours was rotated on its schedule." },
};

/** Which mails of this organization the reader gets; each choice is kept at once and can be undone. */
export function MailPanel({ org }: { org: { id: string; slug: string } }) {
  const client = useQueryClient();
  const query = memberMailQuery(org.id);
  const { data, error, refetch } = useQuery(query);
  const update = useMutation(updateMemberMailMutation(org.id));

  async function keep(kinds: MailKind[], before: MailKind[]) {
    client.setQueryData(query.queryKey, { kinds });
    try {
      await update.mutateAsync({ kinds });
    } catch (thrown) {
      client.setQueryData(query.queryKey, { kinds: before });
      throw thrown;
    }
  }

  async function save(kinds: MailKind[], before: MailKind[]) {
    try {
      await keep(kinds, before);
      undoToast({ done: "Saved", undone: "As it was before", undo: () => keep(before, kinds) });
    } catch (thrown) {
      toast.error(thrown instanceof Error ? thrown.message : "That did not work. Try again.");
    }
  }

  return (
    <Panel
      title="Mail to you"
      description="Only yours: other members choose for themselves. Mails about your account always come."
    >
      {error && !data && <ErrorState message={error.message} onRetry={refetch} />}
      {!data && !error && <Skeleton className="h-60" />}
      {data && (
        <div className="flex flex-col gap-3">
          {MAIL_KINDS.map((kind) => (
            <OptionField key={kind} label={WORDS[kind].label} hint={WORDS[kind].hint}>
              <Checkbox
                aria-label={WORDS[kind].label}
                checked={data.kinds.includes(kind)}
                onChange={(wanted) =>
                  void save(
                    wanted ? [...data.kinds, kind] : data.kinds.filter((each) => each !== kind),
                    data.kinds,
                  )
                }
              />
            </OptionField>
          ))}
          <p className="text-subtle text-xs">
            Alerts go to the roles and addresses of the{" "}
            <Link href={`/${org.slug}/limits`} className="text-accent-ink underline underline-offset-2">
              channels
            </Link>
            ; what you leave out here does not come even if your role is one of them.
          </p>
        </div>
      )}
    </Panel>
  );
}
