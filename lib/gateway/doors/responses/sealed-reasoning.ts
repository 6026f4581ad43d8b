/** A detail of reasoning as other providers sign it; pieces of one have the same index. */
type Detail = Record<string, unknown> & { index?: number; text?: unknown };

const MARK = "tp1.";

/** What a model's provider wants back beside the text of its reasoning, kept in `encrypted_content` as OpenAI's own is. */
export class SealedReasoning {
  private readonly details = new Map<number, Detail>();

  add(details: unknown): void {
    if (!Array.isArray(details)) return;
    for (const detail of details as Detail[]) {
      const index = detail.index ?? this.details.size;
      const text = `${this.details.get(index)?.text ?? ""}${detail.text ?? ""}`;
      this.details.set(index, { ...this.details.get(index), ...detail, ...(text && { text }) });
    }
  }

  /** Null where there is nothing but text, which the item says anyhow. */
  seal(): string | null {
    const details = [...this.details.values()];
    const isSigned = details.some(({ signature, data }) => signature !== undefined || data !== undefined);
    return isSigned ? MARK + Buffer.from(JSON.stringify(details)).toString("base64url") : null;
  }
}

/** The details that were sealed here; null for what another has sealed. */
export function unseal(encrypted: string | null | undefined): unknown[] | null {
  if (!encrypted?.startsWith(MARK)) return null;
  try {
    const details: unknown = JSON.parse(
      Buffer.from(encrypted.slice(MARK.length), "base64url").toString("utf8"),
    );
    return Array.isArray(details) ? details : null;
  } catch {
    return null;
  }
}
