import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { playgroundQuery, valuesOf } from "@/components/models/address";
import { listMyOrgs } from "@/lib/domain/orgs";
import { requireUser } from "@/lib/web/page";

export const metadata: Metadata = { title: "Playground" };

/** A link that knows the models but not the reader: it leads into the playground of their organization. */
export default async function AnyPlayground({ searchParams }: PageProps<"/playground">) {
  const params = await searchParams;
  const { items } = await listMyOrgs((await requireUser()).ctx);
  const asked = valuesOf(params, "org")[0];
  const org = items.find(({ slug }) => slug === asked) ?? items[0];
  redirect(org ? `/${org.slug}/playground${playgroundQuery(valuesOf(params, "models"))}` : "/new");
}
