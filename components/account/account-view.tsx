"use client";

import { useQuery } from "@tanstack/react-query";
import { meQuery } from "@/lib/client/account";
import { ErrorState } from "../ui/feedback/error-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { PageHeader } from "../ui/page/page-header";
import { PasswordPanel } from "./password-panel";
import { ProfilePanel } from "./profile-panel";
import { SessionsPanel } from "./sessions-panel";
import { TwoFactorPanel } from "./two-factor-panel";

/** A person's own things, whatever the organization. */
export function AccountView() {
  const { data: me, error, refetch } = useQuery(meQuery());
  return (
    <>
      <PageHeader
        title="Your account"
        description="Your name, how you sign in, and where you are signed in."
      />
      {error && !me && <ErrorState message={error.message} onRetry={refetch} />}
      {!me && !error && <Skeleton className="h-72 w-full" />}
      {me && (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="flex flex-col gap-4">
            <ProfilePanel me={me} />
            <TwoFactorPanel me={me} />
          </div>
          <PasswordPanel me={me} />
          <div className="lg:col-span-2">
            <SessionsPanel />
          </div>
        </div>
      )}
    </>
  );
}
