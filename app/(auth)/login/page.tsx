import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthFooter, AuthHeading, AuthLink } from "@/components/auth/auth-frame";
import { IdentityButtons } from "@/components/auth/identity-buttons";
import { toReturnPath, withReturnPath } from "@/components/auth/return-path";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Notice } from "@/components/ui/feedback/notice";
import { getSignInOptions } from "@/lib/domain/onboarding";
import { loginNotice } from "@/lib/web/login-notice";
import { findUser } from "@/lib/web/page";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ notice?: string; error?: string; next?: string }> };

export default async function LoginPage({ searchParams }: Props) {
  const { notice, error, next } = await searchParams;
  const returnTo = toReturnPath(next);
  if (await findUser()) redirect(returnTo);
  const { identityProviders, signUp } = await getSignInOptions();
  const message = loginNotice(notice) ?? (error && loginNotice("not_signed_in"));
  return (
    <>
      <AuthHeading title="Sign in">Welcome back.</AuthHeading>
      {message && (
        <Notice tone="danger" className="mb-4">
          {message}
        </Notice>
      )}
      <SignInForm returnTo={returnTo} />
      <IdentityButtons providers={identityProviders} returnTo={returnTo} />
      {signUp !== "by_invitation" && (
        <AuthFooter>
          New here? <AuthLink href={withReturnPath("/signup", next)}>Create an account</AuthLink>
        </AuthFooter>
      )}
    </>
  );
}
