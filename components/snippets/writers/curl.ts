import { type AttachedFile, attachedFiles } from "../attached-files";
import { indented, shellQuoted } from "../literals/shell";
import type { SnippetInput } from "../snippet-input";

/** Linux takes at most 128 KiB in one argument. */
const ARGUMENT_BYTES_MAX = 100_000;

export function curlSnippet(input: SnippetInput): string {
  const { gatewayUrl, apiKey, body } = input;
  const json = JSON.stringify(body, null, 2);
  const files = attachedFiles(input);
  const isPiped = files.length > 0 || new TextEncoder().encode(json).length > ARGUMENT_BYTES_MAX;
  const call = [
    `curl ${body.stream ? "-N " : ""}${gatewayUrl}/v1/chat/completions \\`,
    `  -H "Authorization: Bearer ${apiKey ?? "$TURNPIKE_API_KEY"}" \\`,
    `  -H "Content-Type: application/json" \\`,
  ];
  if (!isPiped) return [...call, `  -d ${indented(shellQuoted(json))}`].join("\n");
  const parts = pieces(json, files).map((piece) => `  ${piece}`);
  return ["{", ...parts, `} | ${call[0]}`, ...call.slice(1), "  --data-binary @-"].join("\n");
}

/** Commands that write the JSON one after the other: its text, and the files between. */
function pieces(json: string, files: readonly AttachedFile[]): string[] {
  const [file, ...others] = files;
  if (!file) return [`printf '%s' ${shellQuoted(json)}`];
  const read = `base64 < ${shellQuoted(file.name)} | tr -d '\\n'`;
  const head = `data:${file.mediaType};base64,`;
  return json.split(file.text).flatMap((text, i, texts) => {
    const isLast = i === texts.length - 1;
    const own = pieces(isLast ? text : text + head, others);
    return isLast ? own : [...own, read];
  });
}
