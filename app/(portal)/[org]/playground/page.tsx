import type { Metadata } from "next";
import { PlaygroundPage } from "@/components/playground/playground-page";
import { requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Playground" };

export default async function Page({ params }: PageProps<"/[org]/playground">) {
  const { org } = await requireOrg((await params).org);
  return <PlaygroundPage orgId={org.id} />;
}
