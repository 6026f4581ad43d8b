/** What a mail says; `action` is its one button. */
export type Letter = {
  kind:
    | "verify_email"
    | "reset_password"
    | "invitation"
    | "password_changed"
    | "key_rotated"
    | "org_closed"
    | "alert";
  subject: string;
  /** What it is about, above the subject: the organization, or the sort of alert. */
  topic: string;
  lines: string[];
  /** Names and values, e.g. the role of an invitation. */
  facts?: readonly (readonly [label: string, value: string])[];
  /** How urgent it is: the colour of its upper edge. */
  severity?: "info" | "warning" | "critical";
  action?: { label: string; url: string };
  footnote: string;
};

/** The plain-text form: says all that the HTML form says. */
export function toText(letter: Letter): string {
  const parts = [letter.subject, ...letter.lines];
  if (letter.facts?.length) parts.push(letter.facts.map(([label, value]) => `${label}: ${value}`).join("\n"));
  if (letter.action) parts.push(`${letter.action.label}:\n${letter.action.url}`);
  return `${[...parts, `-- \nTurnpike\n${letter.footnote}`].join("\n\n")}\n`;
}
