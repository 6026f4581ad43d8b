"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Monitor, Smartphone } from "lucide-react";
import { revokeOtherSessionsMutation, revokeSessionMutation, sessionsQuery } from "@/lib/client/account";
import type { ResponseOf } from "@/lib/contract/endpoint";
import type { listSessionsEndpoint } from "@/lib/contract/sessions";
import { Button } from "../ui/actions/button";
import { Badge } from "../ui/data/badge";
import { RelativeTime } from "../ui/data/relative-time";
import { ErrorState } from "../ui/feedback/error-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { toast } from "../ui/feedback/toaster";
import { Panel } from "../ui/page/panel";
import { browserPhrase } from "./browser-phrase";

type Session = ResponseOf<typeof listSessionsEndpoint>["items"][number];

export function SessionsPanel() {
  const { data, error, refetch } = useQuery(sessionsQuery());
  const revokeOthers = useMutation(revokeOtherSessionsMutation());
  const others = data?.items.filter((session) => !session.isCurrent).length ?? 0;

  function signOthersOut() {
    revokeOthers.mutate(undefined, {
      onSuccess: ({ revoked }) =>
        toast.success(`${revoked} other ${revoked === 1 ? "browser" : "browsers"} signed out`),
      onError: (failure) => toast.error(failure.message),
    });
  }

  return (
    <Panel
      flush
      title="Signed-in browsers"
      actions={
        others > 0 && (
          <Button size="sm" loading={revokeOthers.isPending} onClick={signOthersOut}>
            Sign out all others
          </Button>
        )
      }
    >
      {error && !data && <ErrorState message={error.message} onRetry={refetch} />}
      {!data && !error && (
        <div className="p-4">
          <Skeleton className="h-10 w-full" />
        </div>
      )}
      <ul aria-label="Signed-in browsers" className="divide-y divide-line">
        {data?.items.toSorted(byNearness).map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Panel>
  );
}

/** This browser first; the others as they come, the last seen first. */
function byNearness(a: Session, b: Session): number {
  return Number(b.isCurrent) - Number(a.isCurrent);
}

function SessionRow({ session }: { session: Session }) {
  const revoke = useMutation(revokeSessionMutation());
  const phrase = browserPhrase(session.userAgent);
  const Icon = /iPhone|Android/.test(session.userAgent ?? "") ? Smartphone : Monitor;
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <Icon size={16} aria-hidden className="mt-0.5 shrink-0 text-subtle" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-2 font-medium">
          {phrase}
          {session.isCurrent && <Badge tone="accent">this browser</Badge>}
        </div>
        <div className="flex flex-wrap gap-x-3 text-subtle text-xs">
          {session.ip && <span className="break-all">{session.ip}</span>}
          <span className="whitespace-nowrap">
            seen <RelativeTime at={session.lastSeenAt} />
          </span>
          <span className="whitespace-nowrap">
            signed in <RelativeTime at={session.createdAt} />
          </span>
        </div>
      </div>
      {!session.isCurrent && (
        <Button
          size="sm"
          loading={revoke.isPending}
          aria-label={`Sign out ${phrase}`}
          onClick={() =>
            revoke.mutate(session.id, {
              onSuccess: () => toast.success(`${phrase} is signed out`),
              onError: (error) => toast.error(error.message),
            })
          }
        >
          Sign out
        </Button>
      )}
    </li>
  );
}
