"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { ROLE_LABELS } from "@/lib/access";
import { acceptInvitationMutation, invitationPreviewQuery } from "@/lib/client/members";
import { closeSession } from "@/lib/client/session";
import { ROLE_PHRASES } from "../members/role-text";
import { Button } from "../ui/actions/button";
import { ButtonLink } from "../ui/actions/button-link";
import { Details } from "../ui/data/details";
import { RelativeTime } from "../ui/data/relative-time";
import { Notice } from "../ui/feedback/notice";
import { Skeleton } from "../ui/feedback/skeleton";
import { AuthHeading } from "./auth-frame";
import { enterPortal } from "./sign-in";
import { SignUpForm } from "./sign-up-form";

type InvitationViewProps = { token: string; signedInAs: string | undefined };

/** Joins at once when the right person is signed in; else leads there by signing in or up. */
export function InvitationView({ token, signedInAs }: InvitationViewProps) {
  const { data: invitation, error } = useQuery(invitationPreviewQuery(token));
  if (error) {
    return (
      <>
        <AuthHeading title="Invitation" />
        <Notice tone="danger">{error.message}</Notice>
        <ButtonLink href="/" className="mt-4 self-start">
          Go to the start page
        </ButtonLink>
      </>
    );
  }
  if (!invitation) return <Skeleton className="h-48 w-full" />;
  const here = `/invite?${new URLSearchParams({ token })}`;
  const isForSignedIn = signedInAs === invitation.email;
  return (
    <>
      <AuthHeading title={`Join ${invitation.orgName}`}>{invitation.invitedBy} invites you.</AuthHeading>
      <Details
        className="mb-6"
        items={[
          { label: "For", value: invitation.email },
          {
            label: "Role",
            value: (
              <>
                {ROLE_LABELS[invitation.role]}
                <span className="block text-subtle text-xs">{ROLE_PHRASES[invitation.role]}</span>
              </>
            ),
          },
          { label: "Ends", value: <RelativeTime at={invitation.expiresAt} /> },
        ]}
      />
      {isForSignedIn && <Accept token={token} orgName={invitation.orgName} />}
      {signedInAs && !isForSignedIn && (
        <div className="space-y-4">
          <Notice tone="warning">
            You are signed in as {signedInAs}, but the invitation is for {invitation.email}.
          </Notice>
          <Button onClick={() => void closeSession(here)}>Sign out and go on</Button>
        </div>
      )}
      {!signedInAs && invitation.hasAccount && (
        <ButtonLink variant="primary" size="lg" href={`/login?${new URLSearchParams({ next: here })}`}>
          Sign in to join
        </ButtonLink>
      )}
      {!signedInAs && !invitation.hasAccount && (
        <SignUpForm invitation={{ token, email: invitation.email }} />
      )}
    </>
  );
}

function Accept({ token, orgName }: { token: string; orgName: string }) {
  const accept = useMutation(acceptInvitationMutation());
  return (
    <div className="space-y-4">
      {accept.error && <Notice tone="danger">{accept.error.message}</Notice>}
      <Button
        variant="primary"
        size="lg"
        className="w-full"
        loading={accept.isPending}
        onClick={() => accept.mutate({ token }, { onSuccess: (org) => enterPortal(`/${org.slug}`) })}
      >
        Join {orgName}
      </Button>
    </div>
  );
}
