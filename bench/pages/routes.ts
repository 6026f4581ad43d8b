/** The pages that are measured, with what each may load at first. */
export type MeasuredPage = {
  name: string;
  path: string;
  /** Measured as the demonstration's owner; the others as a visitor, and for search engines too. */
  signedIn: boolean;
  /** Compressed JavaScript on first load, in kilobytes, at most; null: no aim of its own. */
  scriptKbMax: number | null;
};

export function measuredPages(orgSlug: string, modelSlug: string): MeasuredPage[] {
  return [
    { name: "sign-in", path: "/login", signedIn: false, scriptKbMax: null },
    { name: "dashboard", path: `/${orgSlug}`, signedIn: true, scriptKbMax: 220 },
    { name: "keys", path: `/${orgSlug}/keys`, signedIn: true, scriptKbMax: null },
    { name: "playground", path: `/${orgSlug}/playground`, signedIn: true, scriptKbMax: null },
    { name: "models", path: "/models", signedIn: false, scriptKbMax: 130 },
    { name: "model", path: `/models/${modelSlug}`, signedIn: false, scriptKbMax: 130 },
    { name: "guide", path: "/docs/guides/first-call", signedIn: false, scriptKbMax: 130 },
  ];
}
