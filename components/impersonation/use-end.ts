"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { endImpersonationMutation } from "@/lib/client/impersonation";
import { forgetPlaces } from "../palette/recent-places";
import { toast } from "../ui/feedback/toaster";

/** A whole new page: nothing that was read as somebody else stays in the browser. */
function leaveTo(path: string) {
  forgetPlaces();
  window.location.assign(path);
}

/** Ends what the page is looked at as: by hand, or when its time is over. */
export function useEnd(orgSlug: string, expiresAt: string) {
  const end = useMutation(endImpersonationMutation());
  const back = `/admin/tenants/${orgSlug}`;

  useEffect(() => {
    const timer = setTimeout(() => leaveTo(back), Math.max(0, Date.parse(expiresAt) - Date.now()) + 500);
    return () => clearTimeout(timer);
  }, [back, expiresAt]);

  return {
    isEnding: end.isPending || end.isSuccess,
    endNow: () =>
      end.mutate(undefined, {
        onSuccess: () => leaveTo(back),
        onError: (error) => (error.status === 404 ? leaveTo(back) : toast.error(error.message)),
      }),
  };
}
