import type { ReactNode } from "react";
import { AuthFrame } from "@/components/auth/auth-frame";
import { AppProviders } from "@/components/layout/app-providers";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <AppProviders>
      <AuthFrame>{children}</AuthFrame>
    </AppProviders>
  );
}
