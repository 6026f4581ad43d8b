import type { CallDetail } from "@/lib/client/calls";
import { ButtonLink } from "../../ui/actions/button-link";

/** Other calls that share something with this one. */
export function RelatedLinks({ call, orgSlug }: { call: CallDetail; orgSlug: string }) {
  const batch = call.tags?.batch;
  const related: [label: string, filter: string | null][] = [
    ["Same key", `key:${call.keyId}`],
    ["Same model", `model:${call.model}`],
    ["Same end user", call.endUser && `user:${call.endUser}`],
    ["Same conversation", call.conversation && `conversation:${call.conversation}`],
    ["Same batch", typeof batch === "string" ? `batch:${batch}` : null],
    ["Same error", call.errorCode && `error:${call.errorCode}`],
  ];
  return (
    <nav aria-label="Related calls" className="flex flex-wrap gap-2">
      {related.map(
        ([label, filter]) =>
          filter && (
            <ButtonLink key={label} size="sm" href={`/${orgSlug}/calls?${new URLSearchParams({ filter })}`}>
              {label}
            </ButtonLink>
          ),
      )}
    </nav>
  );
}
