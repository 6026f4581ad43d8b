import { attachedFiles } from "../attached-files";
import { Code, entriesOf, type Literal } from "../literals/literal";
import { typescriptLiteral } from "../literals/typescript";
import type { SnippetInput } from "../snippet-input";

export const typescriptKey = ({ apiKey }: SnippetInput) =>
  apiKey ? JSON.stringify(apiKey) : "process.env.TURNPIKE_API_KEY";

type TypescriptReader = {
  imports: string[];
  define: string[];
  codeFor: (text: string) => Code | undefined;
  mediaTypeOf: (text: string) => string | undefined;
};

const DATA_URL = [
  "const dataUrl = (path: string, mediaType: string) =>",
  '  "data:" + mediaType + ";base64," + readFileSync(path).toString("base64");',
];

/** How the code reads the files that are attached. */
export function typescriptFiles(input: SnippetInput): TypescriptReader {
  const files = new Map(attachedFiles(input).map((file) => [file.text, file]));
  return {
    imports: files.size > 0 ? ['import { readFileSync } from "node:fs";'] : [],
    define: files.size > 0 ? [...DATA_URL, ""] : [],
    mediaTypeOf: (text) => files.get(text)?.mediaType ?? /^data:([^;,]+)/.exec(text)?.[1],
    codeFor: (text) => {
      const file = files.get(text);
      return file && new Code(`dataUrl(${JSON.stringify(file.name)}, ${JSON.stringify(file.mediaType)})`);
    },
  };
}

/** An object literal; what a type checker does not know is spread into it, which none objects to. */
export function typescriptObject(
  fields: { readonly [name: string]: Literal | undefined },
  known: ReadonlySet<string>,
): string {
  const named = Object.fromEntries(entriesOf(fields).filter(([name]) => known.has(name)));
  const other = Object.fromEntries(entriesOf(fields).filter(([name]) => !known.has(name)));
  const whole = typescriptLiteral(named);
  if (Object.keys(other).length === 0) return whole;
  const lines = entriesOf(named).map(([name, value]) => `  ${name}: ${typescriptLiteral(value, "  ")},`);
  return ["{", ...lines, `  ...${typescriptLiteral(other, "  ")},`, "}"].join("\n");
}
