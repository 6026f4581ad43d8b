import type { Metadata } from "next";
import { AuthHeading } from "@/components/auth/auth-frame";
import { MissingToken } from "@/components/auth/missing-token";
import { VerifyEmail } from "@/components/auth/verify-email";
import { QueryProvider } from "@/lib/client/query-provider";

export const metadata: Metadata = { title: "Confirm your address", referrer: "no-referrer" };

type Props = { searchParams: Promise<{ token?: string }> };

export default async function VerifyEmailPage({ searchParams }: Props) {
  const { token } = await searchParams;
  return (
    <>
      <AuthHeading title="Confirm your address">
        {token && "It tells us that our mail reaches you."}
      </AuthHeading>
      {token ? (
        <QueryProvider>
          <VerifyEmail token={token} />
        </QueryProvider>
      ) : (
        <MissingToken href="/account" label="Ask for a new link" />
      )}
    </>
  );
}
