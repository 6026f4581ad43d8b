import { listSandboxModels } from "@/lib/domain/catalog";

/** The models that every installation has, as the catalogue describes them. */
export function sandboxTable(): string {
  const rows = listSandboxModels().map(({ slug, purpose }) => `| \`${slug}\` | ${purpose} |`);
  return ["| Model | What it does |", "|---|---|", ...rows].join("\n");
}
