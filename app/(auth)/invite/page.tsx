import type { Metadata } from "next";
import { AuthHeading } from "@/components/auth/auth-frame";
import { InvitationView } from "@/components/auth/invitation-view";
import { MissingToken } from "@/components/auth/missing-token";
import { QueryProvider } from "@/lib/client/query-provider";
import { findUser } from "@/lib/web/page";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

type Props = { searchParams: Promise<{ token?: string }> };

export default async function InvitePage({ searchParams }: Props) {
  const { token } = await searchParams;
  if (!token) {
    return (
      <>
        <AuthHeading title="Invitation" />
        <MissingToken href="/" label="Go to the start page" />
      </>
    );
  }
  const user = await findUser();
  return (
    <QueryProvider>
      <InvitationView token={token} signedInAs={user?.email} />
    </QueryProvider>
  );
}
