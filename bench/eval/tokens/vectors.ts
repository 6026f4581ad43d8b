import { readdirSync, readFileSync } from "node:fs";
import type { ChatRequest } from "@/lib/contract/gateway";
import { countPromptTokens } from "@/lib/gateway/tokens/chat-tokens";
import { countTokens } from "@/lib/gateway/tokens/count-tokens";
import { dataFolder } from "../stack/stack";

const ENCODINGS = ["cl100k_base", "o200k_base"] as const;
const SHOWN_CHARS = 80;

type Wrong = { what: string; expected: number; counted: number; exact: boolean };
export type Checked = { rows: number; counts: number; wrong: Wrong[] };

type TextRow = { text?: string; repeat?: [string, number]; cl100k_base: number; o200k_base: number };
type PlanRow = { encoding: string; text: string; count: number };
type ChatRow = Pick<ChatRequest, "messages"> & { tokens: number };

/** The rows of every file whose name begins so: there may be more of a kind. */
function rowsOf<T>(name: string): T[] {
  const files = readdirSync(dataFolder("token-vectors")).filter(
    (file) => file.startsWith(name) && file.endsWith(".jsonl"),
  );
  return files.flatMap((file) =>
    readFileSync(dataFolder("token-vectors", file), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as T),
  );
}

const shown = (what: unknown) => JSON.stringify(what).slice(0, SHOWN_CHARS);

async function check<T>(
  rows: readonly T[],
  count: (row: T) => Promise<(Omit<Wrong, "what"> & { what: unknown })[]>,
): Promise<Checked> {
  const counts: Wrong[] = [];
  for (const row of rows) {
    for (const one of await count(row)) counts.push({ ...one, what: shown(one.what) });
  }
  const wrong = counts.filter((one) => one.counted !== one.expected || !one.exact);
  return { rows: rows.length, counts: counts.length, wrong };
}

export const checkTexts = () =>
  check(rowsOf<TextRow>("text_counts"), async (row) => {
    const text = row.repeat ? row.repeat[0].repeat(row.repeat[1]) : (row.text ?? "");
    return Promise.all(
      ENCODINGS.map(async (encoding) => {
        const { tokens: counted, exact } = await countTokens(encoding, [text]);
        return { what: [encoding, text], expected: row[encoding], counted, exact };
      }),
    );
  });

export const checkPlans = () =>
  check(rowsOf<PlanRow>("tiktoken_testplans"), async ({ encoding, text, count: expected }) => {
    const { tokens: counted, exact } = await countTokens(encoding, [text]);
    return [{ what: [encoding, text], expected, counted, exact }];
  });

export const checkChats = () =>
  check(rowsOf<ChatRow>("chat_function_overhead"), async ({ tokens: expected, ...body }) => {
    const { tokens: counted, exact } = await countPromptTokens("o200k_base", { model: "any", ...body });
    return [{ what: body, expected, counted, exact }];
  });
