import { readFileSync, writeFileSync } from "node:fs";
import { openApiFiles } from "@/lib/contract/openapi";
import { compatibilityText } from "@/lib/gateway/matrix/compatibility";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

const files = { ...openApiFiles(version), "docs/compatibility.md": compatibilityText() };
for (const [path, text] of Object.entries(files)) {
  writeFileSync(path, text);
  console.log(`Wrote ${path}`);
}
