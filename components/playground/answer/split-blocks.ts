const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])\s/;

/**
 * Splits Markdown into blocks that can be drawn on their own: while text is appended only the last one changes. Fences, lists with
 * gaps and indented continuations stay whole; the blocks joined by blank lines say what the text says.
 */
export function splitBlocks(text: string): string[] {
  const blocks: string[] = [];
  let open: string[] = [];
  let fence: string | null = null;
  let gap = false;
  for (const line of text.split("\n")) {
    if (fence === null && line.trim() === "") {
      gap = open.length > 0;
      if (gap) open.push(line);
      continue;
    }
    if (gap && fence === null && !continues(open[0]!, line)) {
      blocks.push(trimmed(open));
      open = [];
    }
    gap = false;
    open.push(line);
    fence = fenceAfter(fence, line);
  }
  if (open.length > 0) blocks.push(trimmed(open));
  return blocks;
}

/** After a blank line, what still belongs to a list: its next item, or what is indented under one. */
function continues(first: string, line: string): boolean {
  return LIST_ITEM.test(first) && (LIST_ITEM.test(line) || /^\s{2,}\S/.test(line));
}

function fenceAfter(fence: string | null, line: string): string | null {
  const mark = FENCE.exec(line)?.[1];
  if (fence === null) return mark ?? null;
  const closes = mark?.startsWith(fence) && line.trim() === mark;
  return closes ? null : fence;
}

const trimmed = (lines: string[]) => lines.join("\n").trimEnd();
