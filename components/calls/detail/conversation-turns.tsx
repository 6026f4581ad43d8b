"use client";

import { useQuery } from "@tanstack/react-query";
import { latestCallsQuery } from "@/lib/client/calls";
import { ButtonLink } from "../../ui/actions/button-link";
import { Link } from "../../ui/actions/link";
import { cn } from "../../ui/cn";
import { Money } from "../../ui/data/money";
import { RelativeTime } from "../../ui/data/relative-time";
import { ErrorState } from "../../ui/feedback/error-state";
import { Skeleton } from "../../ui/feedback/skeleton";
import { Panel } from "../../ui/page/panel";
import { CallStatus } from "../call-status";
import { prepareConversation } from "./prepare-conversation";

type ConversationTurnsProps = { orgId: string; orgSlug: string; conversation: string; requestId: string };

const TURNS_MAX = 200;

/** Every turn of the conversation that a call belongs to, and what it had cost up to each. */
export function ConversationTurns({ orgId, orgSlug, conversation, requestId }: ConversationTurnsProps) {
  const filter = `conversation:${conversation}`;
  const query = useQuery(latestCallsQuery(orgId, { filter, limit: String(TURNS_MAX) }));
  const turns = query.data && prepareConversation(query.data.items);
  return (
    <Panel
      flush
      title="Conversation"
      description={
        turns &&
        `${query.data?.nextCursor ? `The latest ${TURNS_MAX} turns` : `${turns.length} ${turns.length === 1 ? "turn" : "turns"}`} of ${conversation}`
      }
      actions={
        <ButtonLink size="sm" variant="ghost" href={`/${orgSlug}/calls?${new URLSearchParams({ filter })}`}>
          In the log
        </ButtonLink>
      }
    >
      {query.error && !turns && <ErrorState message={query.error.message} onRetry={query.refetch} />}
      {!turns && !query.error && <Skeleton className="m-4 h-24" />}
      {turns && (
        <div className="max-h-96 overflow-auto">
          <table className="w-full">
            <caption className="sr-only">Turns of the conversation</caption>
            <thead className="text-subtle text-xs">
              <tr className="border-line border-b">
                <th scope="col" className="px-4 py-2 text-left font-normal">
                  Turn
                </th>
                <th scope="col" className="px-2 py-2 text-left font-normal max-sm:hidden">
                  Outcome
                </th>
                <th scope="col" className="px-2 py-2 text-right font-normal">
                  Cost
                </th>
                <th scope="col" className="px-2 py-2 text-right font-normal">
                  So far
                </th>
                <th scope="col" className="px-4 py-2 text-right font-normal max-sm:hidden">
                  When
                </th>
              </tr>
            </thead>
            <tbody>
              {turns.map(({ call, runningNanos }, index) => (
                <tr
                  key={`${call.requestId}.${call.attempt}`}
                  aria-current={call.requestId === requestId ? "true" : undefined}
                  className={cn(
                    "border-line border-b last:border-b-0",
                    call.requestId === requestId && "bg-sunken",
                  )}
                >
                  <td className="px-4 py-2">
                    <Link href={`/${orgSlug}/calls/${call.requestId}`} className="hover:underline">
                      {index + 1}. {call.model}
                    </Link>
                  </td>
                  <td className="px-2 py-2 max-sm:hidden">
                    <CallStatus call={call} />
                  </td>
                  <td className="px-2 py-2 text-right">
                    <Money nanos={call.costNanos} />
                  </td>
                  <td className="px-2 py-2 text-right font-medium">
                    <Money nanos={runningNanos} />
                  </td>
                  <td className="px-4 py-2 text-right max-sm:hidden">
                    <RelativeTime at={call.startedAt} className="text-muted" />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
