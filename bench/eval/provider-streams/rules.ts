import type { Recording, ReportedRow } from "./recordings";

/** What must be booked for a recording; null where the recording does not say it. */
export type Figures = {
  inputTotal: number;
  outputTotal: number;
  cachedInput: number | null;
  cacheWrite: number | null;
  reasoning: number | null;
};

type Rule = (row: ReportedRow) => Figures;

const said = (value: number | null) => value ?? 0;
const parts = ({ cachedInput, cacheWrite, reasoning }: ReportedRow) => ({
  cachedInput,
  cacheWrite,
  reasoning,
});

/** OpenAI and most: the input includes what was cached, the output includes reasoning. */
const inclusive: Rule = (row) => ({
  ...parts(row),
  inputTotal: said(row.input),
  outputTotal: said(row.output),
});

/** Anthropic and Bedrock: the input excludes what was read from and written to the cache. */
const cacheApart: Rule = (row) => ({
  ...parts(row),
  inputTotal: said(row.input) + said(row.cachedInput) + said(row.cacheWrite),
  outputTotal: said(row.output),
});

/** Gemini: thoughts and a tool's prompt are further addends. */
const thoughtsApart: Rule = (row) => ({
  ...parts(row),
  inputTotal: said(row.input) + Number(row.raw.toolUsePromptTokenCount ?? 0),
  outputTotal: said(row.output) + said(row.reasoning),
});

/** xAI's chats leave reasoning out of the output; its total has it. */
const reasoningApart: Rule = (row) => ({
  ...inclusive(row),
  outputTotal: said(row.output) + said(row.reasoning),
});

/** A host of OpenAI's protocol that may be any: its total says whether reasoning is apart. */
const byTotal: Rule = (row) =>
  row.total === said(row.input) + said(row.output) + said(row.reasoning)
    ? reasoningApart(row)
    : inclusive(row);

const RULES: Record<string, Rule> = {
  anthropic: cacheApart,
  "amazon-bedrock": cacheApart,
  google: thoughtsApart,
  "google-vertex": thoughtsApart,
  xai: reasoningApart,
  "xai/responses": inclusive,
  "openai-compatible": byTotal,
};

/** What must be booked, by the provider's own rule; null where the recording reports no usage. */
export function figuresOf({ folder, reported }: Recording): Figures | null {
  if (!reported || reported.input === null) return null;
  const rule = RULES[folder] ?? RULES[folder.split("/")[0]!] ?? inclusive;
  return rule(reported);
}
