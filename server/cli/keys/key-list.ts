import { listKeysEndpoint } from "@/lib/contract/keys";
import { listKeys } from "@/lib/domain/keys";
import { defineCommand } from "../frame/command";
import { getOrgTyped, getProjectTyped } from "../frame/lookup";
import { inOrg, operatorCtx, toWire } from "../frame/operator";
import { table } from "../frame/text";

export const keyList = defineCommand({
  name: "key list",
  summary: "List the keys of an organization, newest first.",
  options: {
    org: { kind: "text", value: "ID|SLUG", help: "The organization.", required: true },
    project: { kind: "text", value: "ID|SLUG", help: "Only the keys of this project." },
    revoked: { kind: "flag", help: "Revoked keys too." },
  },
  async run({ org: typed, project, revoked }) {
    const org = await getOrgTyped(typed);
    const projectId = project === undefined ? undefined : (await getProjectTyped(org.id, project)).id;
    const page = await listKeys(inOrg(operatorCtx(), org.id), { projectId, includeRevoked: revoked });
    const { items } = toWire(listKeysEndpoint, page);
    const rows = items.map((key) => [
      key.id,
      key.name,
      key.projectName,
      key.label,
      key.status,
      key.lastUsedAt ?? "never",
    ]);
    return {
      data: { items },
      text:
        rows.length > 0
          ? table(["id", "name", "project", "secret", "status", "last used"], rows)
          : `${org.name} has no keys.`,
    };
  },
});
