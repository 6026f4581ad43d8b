import type { ReactNode } from "react";
import { AppProviders } from "@/components/layout/app-providers";

export default function PortalLayout({ children }: { children: ReactNode }) {
  return <AppProviders>{children}</AppProviders>;
}
