"use client";

import { useParams } from "next/navigation";
import { NotFoundPage } from "@/components/error-pages/not-found-page";

export default function NotFound() {
  const { org } = useParams<{ org: string }>();
  return (
    <NotFoundPage
      title="There is no such page in this organization"
      ways={[
        { label: "Go to the dashboard", href: `/${org}` },
        { label: "API keys", href: `/${org}/keys` },
        { label: "Usage", href: `/${org}/usage` },
      ]}
    >
      What it showed was removed or never existed, or its address has a typing error. With Ctrl K (⌘ K) you
      find any page, key or model by its name.
    </NotFoundPage>
  );
}
