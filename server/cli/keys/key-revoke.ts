import { revokeKeyEndpoint } from "@/lib/contract/keys";
import { revokeKey } from "@/lib/domain/keys";
import { defineCommand } from "../frame/command";
import { getKeyTyped } from "../frame/lookup";
import { inOrg, operatorCtx, toWire } from "../frame/operator";

export const keyRevoke = defineCommand({
  name: "key revoke",
  summary: "End a key for good, on every gateway in under a second.",
  options: { key: { kind: "text", value: "ID", help: "The key.", required: true } },
  async run({ key: typed }) {
    const { orgId } = await getKeyTyped(typed);
    const row = await revokeKey(inOrg(operatorCtx(), orgId), { keyId: typed });
    const key = toWire(revokeKeyEndpoint, row);
    return { data: { key }, text: `Revoked ${key.id} (${key.name}) at ${key.revokedAt}.` };
  },
});
