import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ENDPOINTS } from "@/lib/contract/endpoints";

const CONTRACT = "lib/contract";
const DECLARATION = /^export const (\w+) = defineEndpoint\(\{\s*id: "([\w.]+)"/gm;

const BY_ID = new Map(ENDPOINTS.map((endpoint) => [endpoint.id, endpoint]));

function declarationOf(name: string, id: string): string {
  const endpoint = BY_ID.get(id);
  if (!endpoint) throw new Error(`${id} is declared and not in the table of endpoints.`);
  return `
export const ${name}: Remote<typeof contract.${name}> = {
  id: "${id}",
  method: "${endpoint.method}",
  path: "${endpoint.path}",
};
`;
}

function textOf(file: string): string | null {
  const source = readFileSync(join(CONTRACT, file), "utf8");
  const declared = [...source.matchAll(DECLARATION)];
  if (declared.length === 0) return null;
  return [
    "// Made by `npm run generate`.\n",
    `import type * as contract from "../../contract/${file.replace(/\.ts$/, "")}";\n`,
    'import type { Remote } from "../remote";\n',
    ...declared.map(([, name, id]) => declarationOf(name!, id!)),
  ].join("");
}

/** What browsers know of the contract, a file for each of lib/contract that declares endpoints. */
export function clientEndpointFiles(): Record<string, string> {
  const files = readdirSync(CONTRACT).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  return Object.fromEntries(
    files.flatMap((file) => {
      const text = textOf(file);
      return text === null ? [] : [[`lib/client/endpoints/${file}`, text]];
    }),
  );
}
