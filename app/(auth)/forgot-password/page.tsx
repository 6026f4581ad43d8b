import type { Metadata } from "next";
import { AuthFooter, AuthHeading, AuthLink } from "@/components/auth/auth-frame";
import { ForgotPasswordForm } from "@/components/auth/forgot-password-form";
import { QueryProvider } from "@/lib/client/query-provider";
import { getSignInOptions } from "@/lib/domain/onboarding";

export const metadata: Metadata = { title: "Reset your password" };

export default async function ForgotPasswordPage() {
  const { mail } = await getSignInOptions();
  return (
    <>
      <AuthHeading title="Reset your password">We mail you a link that sets a new one.</AuthHeading>
      <QueryProvider>
        <ForgotPasswordForm mailIsKept={mail === "outbox"} />
      </QueryProvider>
      <AuthFooter>
        Remembered it? <AuthLink href="/login">Sign in</AuthLink>
      </AuthFooter>
    </>
  );
}
