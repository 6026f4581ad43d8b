import { notFound } from "next/navigation";
import { requireOrg } from "@/lib/web/page";

/** An address inside an organization that no page has: its 404 is in the organization's frame. */
export default async function NoPage({ params }: PageProps<"/[org]/[...rest]">) {
  await requireOrg((await params).org);
  notFound();
}
