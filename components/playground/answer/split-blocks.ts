const OPENING = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/;
const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])\s/;

/**
 * Splits Markdown into blocks that can be drawn on their own: while text is appended only the last one changes. Code between fences
 * is a block of its own, lists with gaps and indented continuations stay whole; the blocks joined by blank lines say what the text says.
 */
export function splitBlocks(text: string): string[] {
  const blocks: string[] = [];
  let open: string[] = [];
  let fence: string | null = null;
  let gap = false;
  const close = () => {
    if (open.length > 0) blocks.push(open.join("\n").trimEnd());
    open = [];
  };
  for (const line of text.split("\n")) {
    if (fence === null && line.trim() === "") {
      gap = open.length > 0;
      if (gap) open.push(line);
      continue;
    }
    if (fence === null && (opensCode(line) || (gap && !continues(open[0]!, line)))) close();
    gap = false;
    open.push(line);
    fence = fenceAfter(fence, line);
    if (fence === null && open.length > 1 && opensCode(open[0]!)) close();
  }
  close();
  return blocks;
}

/** A fence that is not indented ends whatever stands before it. */
const opensCode = (line: string) => !line.startsWith(" ") && OPENING.test(line);

/** After a blank line, what still belongs to a list: its next item, or what is indented under one. */
function continues(first: string, line: string): boolean {
  return LIST_ITEM.test(first) && (LIST_ITEM.test(line) || /^\s{2,}\S/.test(line));
}

function markOf(line: string): string | undefined {
  const match = OPENING.exec(line);
  return match?.[1] ?? match?.[2];
}

function fenceAfter(fence: string | null, line: string): string | null {
  if (fence === null) return markOf(line) ?? null;
  return isClosing(line, fence) ? null : fence;
}

const isClosing = (line: string, fence: string) =>
  markOf(line)?.startsWith(fence) && line.trim() === markOf(line);

/** The code of a block that is nothing else, also while it is being written; null for any other block. */
export function codeOf(block: string): { language: string; code: string } | null {
  const [first = "", ...lines] = block.split("\n");
  const mark = opensCode(first) ? markOf(first) : undefined;
  if (mark === undefined) return null;
  const language = /^[`~]+\s*([\w+#-]*)/.exec(first)![1]!;
  const isClosed = lines.length > 0 && isClosing(lines.at(-1)!, mark);
  return { language, code: (isClosed ? lines.slice(0, -1) : lines).join("\n") };
}
