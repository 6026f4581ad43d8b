import { expect, test } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import {
  alertLetter,
  invitationLetter,
  keyRotatedLetter,
  orgClosedLetter,
  passwordChangedLetter,
  resetPasswordLetter,
  verifyEmailLetter,
} from "./letters";
import { type Letter, toText } from "./templates";
import { toHtml } from "./to-html";

useTestDatabase();

const alert = (kind: string, severity: string) =>
  alertLetter("Larkspur Pay", {
    kind,
    severity,
    title: "Production has used 80 % of its monthly budget",
    lines: ["$812.44 of $1,000.00 are spent with nine days to go."],
    path: "/larkspur-pay/limits",
  });

const LETTERS: [string, () => Letter][] = [
  ["verify", () => verifyEmailLetter("Ada", "tok&1")],
  ["reset", () => resetPasswordLetter("Ada", "tok&1")],
  ["password", () => passwordChangedLetter("Ada")],
  ["invitation", () => invitationLetter("Ada", "Larkspur Pay", "developer", "tok&1")],
  ["rotated", () => keyRotatedLetter({ id: "key_1", name: "Checkout" }, "larkspur-pay", new Date(0))],
  ["closed", () => orgClosedLetter("Larkspur Pay", "Ada", new Date(0))],
  ...["budget", "forecast", "credit", "anomaly", "test"].map((kind): [string, () => Letter] => [
    kind,
    () => alert(kind, "warning"),
  ]),
];

const words = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");

test.each(LETTERS)("%s: both forms say the same", (_, write) => {
  const letter = write();
  const text = toText(letter).replace(/\s+/g, " ");
  const html = words(toHtml(letter));
  const said = [letter.subject, ...letter.lines, letter.footnote, letter.action?.url ?? ""];
  for (const each of [...said, ...(letter.facts ?? []).flat()]) {
    expect(text).toContain(each);
    expect(html).toContain(each);
  }
});

test.each(LETTERS)(
  "%s: loads nothing, runs nothing, and every coloured part has its dark colours",
  (_, write) => {
    const html = toHtml(write());
    expect(html).not.toMatch(/<(img|script|link|iframe|form)\b|url\(|@import|\son\w+=/i);
    expect(html.match(/href="[^"]+"/g)).toHaveLength(1);
    const body = html.slice(html.indexOf("<body"));
    for (const [element] of body.matchAll(/<\w+[^>]*(?:color|background):#[^>]*>/g))
      expect(element).toMatch(/class="(page|card|ink|muted|button|mark)/);
  },
);

test("an invitation names its role as the portal does", () => {
  const { facts } = invitationLetter("Ada", "Larkspur Pay", "developer", "t");
  expect(facts).toContainEqual(["Your role", "Developer"]);
});

test("what people wrote is text in both forms, and stays on one line of the subject", () => {
  const letter = invitationLetter('<img src=x onerror="alert(1)">', "R&D 'X'", "viewer", "t");
  const html = toHtml(letter);
  expect(html).not.toContain("<img");
  expect(html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
  expect(html).toContain("R&amp;D &#39;X&#39;");
  expect(toText(letter)).toContain("R&D 'X'");
});

test("an alert shows how urgent it is, and an unknown urgency is the quiet one", () => {
  const edge = (severity: string) =>
    toHtml(alert("budget", severity)).match(/border-top:3px solid (#\w+)/)![1];
  expect(new Set(["info", "warning", "critical"].map(edge)).size).toBe(3);
  expect(edge("other")).toBe(edge("info"));
});
