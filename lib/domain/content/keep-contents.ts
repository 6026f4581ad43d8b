import { DAY_MS } from "@/lib/core/time";
import type { Pool } from "@/lib/db";
import { sealContent } from "./sealing";

/** Prompt and answer of one call as JSON, and until when they are kept. */
export type KeptContent = {
  orgId: string;
  projectId: string;
  requestId: string;
  startedAtMs: number;
  retentionDays: number;
  wire: string;
  answerWire: string;
  path: string;
  prompt: string;
  answer: string;
  promptBytes: number;
  answerBytes: number;
  promptCut: boolean;
  answerCut: boolean;
};

const COLUMNS = [
  ["org_id", "text"],
  ["started_at", "timestamptz"],
  ["request_id", "text"],
  ["project_id", "text"],
  ["wire", "text"],
  ["answer_wire", "text"],
  ["path", "text"],
  ["prompt_sealed", "text"],
  ["answer_sealed", "text"],
  ["prompt_bytes", "int"],
  ["answer_bytes", "int"],
  ["prompt_cut", "boolean"],
  ["answer_cut", "boolean"],
  ["expires_at", "timestamptz"],
] as const;

/** A row as it goes into the database, sealed, and its length. */
export type SealedContent = { values: unknown[]; bytes: number };

export function toSealedContent(content: KeptContent): SealedContent {
  const { orgId, startedAtMs } = content;
  const prompt = sealContent(orgId, content.prompt);
  const answer = sealContent(orgId, content.answer);
  const values = [
    orgId,
    new Date(startedAtMs),
    content.requestId,
    content.projectId,
    content.wire,
    content.answerWire,
    content.path,
    prompt,
    answer,
    content.promptBytes,
    content.answerBytes,
    content.promptCut,
    content.answerCut,
    new Date(startedAtMs + content.retentionDays * DAY_MS),
  ];
  return { values, bytes: prompt.length + answer.length };
}

const INSERT = `INSERT INTO call_content (${COLUMNS.map(([name]) => name).join(", ")})
  SELECT * FROM unnest(${COLUMNS.map(([, type], i) => `$${i + 1}::${type}[]`).join(", ")}) ON CONFLICT DO NOTHING`;

/** Keeps what is not kept yet: the same again changes nothing. */
export async function keepContents(pool: Pool, rows: readonly SealedContent[]): Promise<void> {
  if (rows.length === 0) return;
  await pool.query(
    INSERT,
    COLUMNS.map((_, column) => rows.map((row) => row.values[column])),
  );
}
