import { rotateKeyEndpoint } from "@/lib/contract/keys";
import { rotateKey } from "@/lib/domain/keys";
import { defineCommand } from "../frame/command";
import { getKeyTyped } from "../frame/lookup";
import { inOrg, operatorCtx, readBody, toWire } from "../frame/operator";
import { secretFacts } from "./secret-facts";

export const keyRotate = defineCommand({
  name: "key rotate",
  summary: "Give a key a new secret; its id and history stay, and the old secret stays good for a while.",
  options: {
    key: { kind: "text", value: "ID", help: "The key.", required: true },
    "overlap-seconds": {
      kind: "integer",
      value: "N",
      help: "How long the old secret stays good: 0 to 604800; left out: what the key says.",
    },
  },
  async run({ key: typed, "overlap-seconds": overlapSeconds }) {
    const { orgId } = await getKeyTyped(typed);
    const names = { overlapSeconds: "overlap-seconds" };
    const body = readBody(rotateKeyEndpoint, { overlapSeconds }, names);
    const row = await rotateKey(inOrg(operatorCtx(), orgId), { ...body, keyId: typed });
    const key = toWire(rotateKeyEndpoint, row);
    const end = key.overlapEndsAt ? `good until ${key.overlapEndsAt}` : "no longer good";
    return { data: { key }, text: secretFacts(key, [["Old secret", end]]) };
  },
});
