const LENGTH_MAX = 40;

/** `Café 42!` becomes `cafe-42`; a name without a letter or digit becomes `project`. */
export function toSlug(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, "-").slice(0, LENGTH_MAX);
  return slug.replace(/^-+|-+$/g, "") || "project";
}
