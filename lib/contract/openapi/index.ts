import { gatewayDocument } from "./gateway-document";
import { managementDocument } from "./management-document";

/** The committed documents by their path in the repository, as they must read: `npm run generate` writes them. */
export function openApiFiles(version: string): Record<string, string> {
  return {
    "public/openapi.json": `${JSON.stringify(gatewayDocument(version), null, 2)}\n`,
    "public/openapi-management.json": `${JSON.stringify(managementDocument(version), null, 2)}\n`,
  };
}
