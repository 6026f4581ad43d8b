import type { ApiChange, FieldChange } from "./api-change";
import { applyChange } from "./api-change";
import type { Surface } from "./api-surface";
import { readChanges } from "./change-files";

export const CHANGELOG_PAGE = {
  path: "/docs/changelog",
  title: "API changelog",
  description: "What changed in the gateway's and the management API, written from the schemas' own history.",
} as const;

const SCHEMA = "schema ";
const code = (text: string) => `\`${text.replaceAll("`", "'")}\``;
const nameOf = (unit: string) => code(unit.startsWith(SCHEMA) ? unit.slice(SCHEMA.length) : unit);

function bullets(title: string, units: readonly string[]): string {
  return units.length === 0
    ? ""
    : `### ${title}\n\n${units.map((unit) => `- ${nameOf(unit)}`).join("\n")}\n\n`;
}

function fieldLines(before: Record<string, string>, { added = {}, removed = [], changed = {} }: FieldChange) {
  return [
    ...Object.entries(added).map(([name, type]) => `  - new ${code(name || "itself")}: ${code(type)}`),
    ...Object.entries(changed).map(
      ([name, type]) => `  - ${code(name || "itself")}: ${code(before[name] ?? "")} is now ${code(type)}`,
    ),
    ...removed.map((name) => `  - no longer ${code(name || "itself")}`),
  ];
}

function changedText(title: string, before: Surface, changes: [string, FieldChange][]): string {
  if (changes.length === 0) return "";
  const lines = changes.flatMap(([unit, change]) => [
    `- ${nameOf(unit)}`,
    ...fieldLines(before[unit] ?? {}, change),
  ]);
  return `### ${title}\n\n${lines.join("\n")}\n\n`;
}

const isSchema = (unit: string) => unit.startsWith(SCHEMA);
const isEndpoint = (unit: string) => !isSchema(unit);

function changeText(before: Surface, change: ApiChange): string {
  const added = Object.keys(change.added ?? {});
  const removed = change.removed ?? [];
  const changed = Object.entries(change.changed ?? {});
  return (
    `## ${change.date}\n\nVersion ${change.version}.\n\n` +
    bullets("New endpoints", added.filter(isEndpoint)) +
    bullets("Removed endpoints", removed.filter(isEndpoint)) +
    changedText(
      "Changed endpoints",
      before,
      changed.filter(([unit]) => isEndpoint(unit)),
    ) +
    changedText(
      "Changed schemas",
      before,
      changed.filter(([unit]) => isSchema(unit)),
    ) +
    bullets("New schemas", added.filter(isSchema)) +
    bullets("Removed schemas", removed.filter(isSchema))
  );
}

/** The record as a page, the newest day first. The oldest is where the record begins: all that there was by then. */
export function changelogText(changes: readonly ApiChange[] = readChanges()): string {
  let surface: Surface = {};
  const texts = changes.map((change, index) => {
    const before = surface;
    surface = applyChange(before, change);
    if (index > 0) return changeText(before, change);
    const endpoints = Object.keys(change.added ?? {}).filter(isEndpoint);
    return (
      `## ${change.date}\n\nVersion ${change.version}. The record begins, with ${endpoints.length} endpoints.\n\n` +
      bullets("Endpoints", endpoints)
    );
  });
  return texts.reverse().join("\n");
}
