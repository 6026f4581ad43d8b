import { readFileSync, writeFileSync } from "node:fs";
import { openApiFiles } from "@/lib/contract/openapi";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

for (const [path, text] of Object.entries(openApiFiles(version))) {
  writeFileSync(path, text);
  console.log(`Wrote ${path}`);
}
