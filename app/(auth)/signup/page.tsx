import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthFooter, AuthHeading, AuthLink } from "@/components/auth/auth-frame";
import { IdentityButtons } from "@/components/auth/identity-buttons";
import { toReturnPath, withReturnPath } from "@/components/auth/return-path";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { Notice } from "@/components/ui/feedback/notice";
import { QueryProvider } from "@/lib/client/query-provider";
import { getSignInOptions } from "@/lib/domain/onboarding";
import { findUser } from "@/lib/web/page";

export const metadata: Metadata = { title: "Create an account" };

type Props = { searchParams: Promise<{ next?: string }> };

export default async function SignUpPage({ searchParams }: Props) {
  const { next } = await searchParams;
  const returnTo = toReturnPath(next);
  if (await findUser()) redirect(returnTo);
  const { identityProviders, signUp, signupCreditUsd } = await getSignInOptions();
  const hasCredit = Number(signupCreditUsd) > 0;
  if (signUp === "by_invitation") {
    return (
      <>
        <AuthHeading title="Sign-up is by invitation">
          Ask a member of your organization to invite you; the mail brings you here.
        </AuthHeading>
        <AuthFooter>
          Have an account? <AuthLink href={withReturnPath("/login", next)}>Sign in</AuthLink>
        </AuthFooter>
      </>
    );
  }
  return (
    <>
      <AuthHeading title="Create your account">
        {hasCredit
          ? `A key and a first answer in a minute, with $${signupCreditUsd} of credit.`
          : "A key and a first answer in a minute."}
      </AuthHeading>
      {signUp === "first_account" && (
        <Notice className="mb-4">
          This is the first account of this installation: it becomes the operator’s, who connects providers
          and sets prices.
        </Notice>
      )}
      <QueryProvider>
        <SignUpForm returnTo={next ? returnTo : undefined} />
      </QueryProvider>
      <IdentityButtons providers={identityProviders} returnTo={returnTo} />
      <AuthFooter>
        Have an account? <AuthLink href={withReturnPath("/login", next)}>Sign in</AuthLink>
      </AuthFooter>
    </>
  );
}
