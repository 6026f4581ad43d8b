import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { SdkUsage } from "../sdk-line";

/** Where a program is run, and the only two things of ours that it is told: base URL and key. */
export type Site = { home: string; directory: string; gateway: string; key: string; model: string };

export type CliClient = {
  kind: "cli";
  name: string;
  package: string;
  bin: string;
  model(upstream: string): string;
  /** It has calls of its own, such as for a title, in which it offers no tools and whose usage it does not show. */
  hidesCallsWithoutTools?: true;
  /** Writes its configuration into the home, and answers how it is run without a person. */
  setUp(site: Site, prompt: string): { args: string[]; env?: Record<string, string> };
  /** What it printed as the model's last words. */
  answerIn(stdout: string): string;
  /** All the usage that it shows; null where it shows none. */
  usageIn(stdout: string, stderr: string): SdkUsage;
};

export function write(path: string, content: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content, null, 2));
}

/** The JSON values of an output that has one on a line. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text.split("\n").flatMap((line) => {
    try {
      return line.startsWith("{") ? [JSON.parse(line) as Record<string, unknown>] : [];
    } catch {
      return [];
    }
  });
}

export const add = (one: SdkUsage, other: SdkUsage): SdkUsage => ({
  input: (one?.input ?? 0) + (other?.input ?? 0),
  output: (one?.output ?? 0) + (other?.output ?? 0),
});
