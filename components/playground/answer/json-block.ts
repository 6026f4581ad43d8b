/** An answer that was asked for as JSON, as a block of code; prose around the JSON leaves it Markdown. */
export function jsonBlock(text: string): string {
  return /^\s*[[{]/.test(text) ? `\`\`\`json\n${indented(text)}\n\`\`\`` : text;
}

/** As it came where indenting would change more than space: 1.0, digits beyond a double's, a key written twice. */
function indented(text: string): string {
  try {
    const lines = JSON.stringify(JSON.parse(text), null, 2);
    return withoutSpace(lines) === withoutSpace(text) ? lines : text.trim();
  } catch {
    return text.trim();
  }
}

const withoutSpace = (text: string) => text.replace(/\s+/g, "");
