import { type AttachedFile, attachedFiles } from "../attached-files";
import { Code, entriesOf, type Literal } from "../literals/literal";
import { pythonLiteral, pythonText } from "../literals/python";
import type { SnippetInput } from "../snippet-input";

export const pythonKey = ({ apiKey }: SnippetInput) =>
  apiKey ? pythonText(apiKey) : 'os.environ["TURNPIKE_API_KEY"]';

/** `name=value` lines of a call; what the client does not know by name travels in `extra_body`. */
export function pythonArguments(
  fields: { readonly [name: string]: Literal | undefined },
  known: ReadonlySet<string>,
): string[] {
  const entries = entriesOf(fields);
  const extra = Object.fromEntries(entries.filter(([name]) => !known.has(name)));
  const named: [string, Literal][] = entries.filter(([name]) => known.has(name));
  if (Object.keys(extra).length > 0) named.push(["extra_body", extra]);
  return named.map(([name, value]) => `    ${name}=${pythonLiteral(value, "    ")},`);
}

type PythonReader = {
  imports: string[];
  /** Lines before the call. */
  define: string[];
  codeFor: (text: string) => Code | undefined;
  fileOf: (text: string) => AttachedFile | undefined;
};

/** How the code reads the files that are attached: `call` makes an expression of one. */
export function pythonFiles(
  input: SnippetInput,
  define: readonly string[],
  call: (file: AttachedFile) => string,
): PythonReader {
  const files = new Map(attachedFiles(input).map((file) => [file.text, file]));
  return {
    imports: [...(files.size > 0 ? ["base64"] : []), ...(input.apiKey ? [] : ["os"])],
    define: files.size > 0 ? ["", ...define, ""] : [],
    fileOf: (text) => files.get(text),
    codeFor: (text) => {
      const file = files.get(text);
      return file && new Code(call(file));
    },
  };
}

/** Imports of the standard library, then the client's, each group with a blank line after it. */
export function pythonHead(imports: readonly string[], client: string): string[] {
  return [...(imports.length > 0 ? [...imports.map((name) => `import ${name}`), ""] : []), client, ""];
}
