export type DocsLink = { label: string; href: string };
export type DocsSection = { label: string; links: readonly DocsLink[] };
