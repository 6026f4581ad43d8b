import type { Metadata } from "next";
import { AuthHeading } from "@/components/auth/auth-frame";
import { MissingToken } from "@/components/auth/missing-token";
import { ResetPasswordForm } from "@/components/auth/reset-password-form";
import { QueryProvider } from "@/lib/client/query-provider";

export const metadata: Metadata = { title: "Set a new password", referrer: "no-referrer" };

type Props = { searchParams: Promise<{ token?: string }> };

export default async function ResetPasswordPage({ searchParams }: Props) {
  const { token } = await searchParams;
  return (
    <>
      <AuthHeading title="Set a new password">
        {token && "Every browser that is signed in with the old one is signed out."}
      </AuthHeading>
      {token ? (
        <QueryProvider>
          <ResetPasswordForm token={token} />
        </QueryProvider>
      ) : (
        <MissingToken href="/forgot-password" label="Ask for a new link" />
      )}
    </>
  );
}
