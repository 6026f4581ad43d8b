"use client";

import { useMutation } from "@tanstack/react-query";
import { requestVerificationMutation } from "@/lib/client/account";
import { Button } from "../ui/actions/button";
import { Notice } from "../ui/feedback/notice";
import { toast } from "../ui/feedback/toaster";

/** Reminds, and stands in nobody's way. */
export function VerifyBanner({ email }: { email: string }) {
  const request = useMutation(requestVerificationMutation());
  return (
    <Notice
      tone="info"
      className="mb-4"
      action={
        <Button
          size="sm"
          loading={request.isPending}
          disabled={request.isSuccess}
          onClick={() => request.mutate(undefined, { onError: (error) => toast.error(error.message) })}
        >
          {request.isSuccess ? "Sent" : "Send again"}
        </Button>
      }
    >
      Confirm your address: a link was mailed to {email}.
    </Notice>
  );
}
