import { useQuery } from "@tanstack/react-query";
import { Box, Building2, FolderKanban, KeyRound, type LucideIcon, UserRound } from "lucide-react";
import { can, type Permission } from "@/lib/access";
import { keysQuery } from "@/lib/client/keys";
import { membersQuery } from "@/lib/client/members";
import { modelsQuery } from "@/lib/client/models";
import { myOrgsQuery } from "@/lib/client/orgs";
import { projectsQuery } from "@/lib/client/projects";
import type { PaletteContext, PaletteEntry } from "./entry";

type Words = { id: string; label: string; keywords: string; href: string };

const toEntries = (kind: string, icon: LucideIcon, things: Words[] | undefined): PaletteEntry[] =>
  (things ?? []).map((thing) => ({ ...thing, kind, icon }));

/** What has a name: read when the palette is opened, from the cache where a page has read it already. */
export function useNamedThings({ org }: PaletteContext): { entries: PaletteEntry[]; loading: boolean } {
  const orgId = org?.id ?? "";
  const at = `/${org?.slug}`;
  const may = (needs: Permission) => ({ enabled: org !== null && can(org.role, needs) });
  const orgs = useQuery(myOrgsQuery());
  const keys = useQuery({ ...keysQuery(orgId), ...may("keys.read") });
  const projects = useQuery({ ...projectsQuery(orgId), ...may("projects.read") });
  const members = useQuery({ ...membersQuery(orgId), ...may("members.read") });
  const models = useQuery({ ...modelsQuery(orgId), ...may("models.read") });
  const others = orgs.data?.items.filter(({ id }) => id !== orgId);
  const entries = [
    ...toEntries(
      "Organization",
      Building2,
      others?.map(({ id, name, slug }) => ({
        id,
        label: name,
        keywords: `${slug} switch`,
        href: `/${slug}`,
      })),
    ),
    ...toEntries(
      "Key",
      KeyRound,
      keys.data?.items.map(({ id, name, label }) => ({
        id,
        label: name,
        keywords: `${id} ${label}`,
        href: `${at}/keys/${id}`,
      })),
    ),
    ...toEntries(
      "Project",
      FolderKanban,
      projects.data?.items.map(({ id, name, slug }) => ({
        id,
        label: name,
        keywords: `${id} ${slug}`,
        href: `${at}/projects?find=${id}`,
      })),
    ),
    ...toEntries(
      "Member",
      UserRound,
      members.data?.items.map(({ userId, name, email }) => ({
        id: userId,
        label: name,
        keywords: email,
        href: `${at}/members?find=${userId}`,
      })),
    ),
    ...toEntries(
      "Model",
      Box,
      models.data?.items.map(({ id, slug, name }) => ({
        id,
        label: slug,
        keywords: name,
        href: `/models/${slug}`,
      })),
    ),
  ];
  return { entries, loading: [orgs, keys, projects, members, models].some((query) => query.isLoading) };
}
