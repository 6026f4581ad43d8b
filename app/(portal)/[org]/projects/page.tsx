import type { Metadata } from "next";
import { ProjectsView } from "@/components/projects/projects-view";
import { Hydrated } from "@/lib/client/hydrated";
import { listBudgetsEndpoint } from "@/lib/contract/limits";
import { listProjectsEndpoint } from "@/lib/contract/projects";
import { listBudgets } from "@/lib/domain/limits";
import { listProjects } from "@/lib/domain/projects";
import { load, requireOrg } from "@/lib/web/page";

export const metadata: Metadata = { title: "Projects" };

export default async function ProjectsPage({ params }: PageProps<"/[org]/projects">) {
  const { ctx, org, role } = await requireOrg((await params).org);
  const inOrg = { params: { orgId: org.id } };
  const reads = await Promise.all([
    load(ctx, listProjectsEndpoint, listProjects, inOrg),
    load(ctx, listBudgetsEndpoint, listBudgets, inOrg),
  ]);
  return (
    <Hydrated reads={reads}>
      <ProjectsView org={{ id: org.id, slug: org.slug }} role={role} />
    </Hydrated>
  );
}
