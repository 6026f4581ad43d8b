import type { ReactNode } from "react";
import { AuthFrame } from "@/components/auth/auth-frame";
import { QueryProvider } from "@/lib/client/query-provider";

/** Forms and nothing else: toasts, tooltips and state in the URL would only be weight here. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <QueryProvider>
      <AuthFrame>{children}</AuthFrame>
    </QueryProvider>
  );
}
