import { readFileSync, writeFileSync } from "node:fs";
import { openApiFiles } from "@/lib/contract/openapi";
import { changeFile, readChanges } from "@/lib/docs/changes/change-files";
import { compatibilityText } from "@/lib/gateway/matrix/compatibility";
import { clientEndpointFiles } from "./generate/client-endpoints";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

const openApi = openApiFiles(version);
const documents = Object.values(openApi).map((text) => JSON.parse(text));
const today = new Date().toISOString().slice(0, "2026-11-22".length);
const files = {
  ...openApi,
  ...clientEndpointFiles(),
  ...changeFile(readChanges(), documents, version, today),
  "docs/compatibility.md": compatibilityText(),
};
for (const [path, text] of Object.entries(files)) {
  writeFileSync(path, text);
  console.log(`Wrote ${path}`);
}
