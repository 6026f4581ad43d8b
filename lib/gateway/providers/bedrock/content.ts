import { AppError } from "@/lib/core/errors";
import type { Block } from "../anthropic/chat-request/content";

/** A block of Converse: a union of one member. */
export type ConverseBlock = Record<string, unknown>;
type Source = { type: string; media_type?: string; data?: string; url?: string };

function unsupported(param: string, message: string): AppError {
  return new AppError("unsupported_parameter", message, { param });
}

function imageBlock(source: Source): ConverseBlock {
  if (source.type !== "base64") {
    throw unsupported("messages.content.image_url", "Bedrock fetches no images: send them as data: URLs.");
  }
  const format = String(source.media_type).replace(/^image\//, "");
  return { image: { format, source: { bytes: source.data } } };
}

const NAME_CHARS_MAX = 200;

/** Names may have letters, digits, single spaces, hyphens and brackets only. */
function documentName(title: unknown, index: number): string {
  const name = String(title ?? "").replace(/\.[a-z0-9]{1,5}$/i, "");
  const allowed = name
    .replace(/[^A-Za-z0-9 ()[\]-]+/g, " ")
    .replace(/ +/g, " ")
    .trim();
  // Bedrock refuses two documents of one name.
  return `${allowed || "document"} ${index}`.slice(-NAME_CHARS_MAX).trim();
}

function documentBlock({ source, title }: Block, index: number): ConverseBlock {
  const { type, data = "" } = source as Source;
  if (type === "url")
    throw unsupported("messages.content.file", "Bedrock fetches no files: send their data.");
  const name = documentName(title, index);
  const bytes = type === "text" ? Buffer.from(data).toString("base64") : data;
  return { document: { format: type === "text" ? "txt" : "pdf", name, source: { bytes } } };
}

/** Bedrock refuses blank texts. */
const NO_OUTPUT = { text: "(no output)" };

/** Blocks of the Messages API as those of Converse; documents are numbered over a whole request. */
export class ConverseContent {
  private documents = 0;
  private readonly isClaude: boolean;

  constructor(isClaude: boolean) {
    this.isClaude = isClaude;
  }

  toBlocks(blocks: Block[]): ConverseBlock[] {
    return blocks.flatMap((block) => {
      const converse = this.toBlock(block);
      if (!converse) return [];
      const { cache_control: control } = block as { cache_control?: { ttl?: string } };
      if (!control) return [converse];
      return [converse, { cachePoint: { type: "default", ...(control.ttl && { ttl: control.ttl }) } }];
    });
  }

  private toBlock(block: Block): ConverseBlock | null {
    switch (block.type) {
      case "text":
        return String(block.text).trim() === "" ? null : { text: block.text };
      case "image":
        return imageBlock(block.source as Source);
      case "document":
        return documentBlock(block, ++this.documents);
      case "tool_use":
        return { toolUse: { toolUseId: toolUseId(block.id), name: block.name, input: block.input } };
      case "tool_result":
        return this.toolResult(block);
      default:
        return this.isClaude ? reasoningBlock(block) : null;
    }
  }

  private toolResult({ tool_use_id: id, content }: Block): ConverseBlock {
    const blocks = Array.isArray(content) ? this.toBlocks(content as Block[]) : [];
    const results = blocks.filter((block) => !("cachePoint" in block));
    return {
      toolResult: { toolUseId: toolUseId(id), content: results.length > 0 ? results : [NO_OUTPUT] },
    };
  }
}

const ID_CHARS_MAX = 64;

/** The end of a longer id tells calls apart. */
function toolUseId(id: unknown): string {
  return String(id).slice(-ID_CHARS_MAX);
}

/** Only Claude knows its own thinking again. */
function reasoningBlock(block: Block): ConverseBlock | null {
  if (block.type === "redacted_thinking") return { reasoningContent: { redactedContent: block.data } };
  if (block.type !== "thinking") return null;
  const { thinking: text, signature } = block;
  return { reasoningContent: { reasoningText: { text, signature } } };
}
