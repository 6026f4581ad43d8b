"use client";

import { useMutation } from "@tanstack/react-query";
import { verifyEmailMutation } from "@/lib/client/account";
import { Button } from "../ui/actions/button";
import { ButtonLink } from "../ui/actions/button-link";
import { Notice } from "../ui/feedback/notice";

/** A press confirms: mail scanners follow links, and the token is good once. */
export function VerifyEmail({ token }: { token: string }) {
  const verify = useMutation(verifyEmailMutation());
  if (verify.isSuccess) {
    return (
      <div className="space-y-4">
        <Notice tone="success">{verify.data.email} is confirmed.</Notice>
        <ButtonLink href="/" variant="primary" size="lg">
          Go to the portal
        </ButtonLink>
      </div>
    );
  }
  return (
    <div className="space-y-4">
      {verify.error && <Notice tone="danger">{verify.error.message}</Notice>}
      <Button
        variant="primary"
        size="lg"
        className="w-full"
        loading={verify.isPending}
        onClick={() => verify.mutate({ token })}
      >
        Confirm my address
      </Button>
    </div>
  );
}
