import { getCreditEndpoint, grantCreditEndpoint } from "@/lib/contract/credits";
import { formatUsd } from "@/lib/core/money";
import { getCredit, grantCredit } from "@/lib/domain/ledger";
import { defineCommand } from "../frame/command";
import { getOrgTyped } from "../frame/lookup";
import { inOrg, operatorCtx, readBody, toWire } from "../frame/operator";
import { facts } from "../frame/text";

export const creditGrant = defineCommand({
  name: "credit grant",
  summary: "Give an organization prepaid credit; it can be spent at once.",
  options: {
    org: { kind: "text", value: "ID|SLUG", help: "The organization.", required: true },
    usd: { kind: "text", value: "USD", help: "How much, such as 25 or 0.50.", required: true },
    memo: { kind: "text", value: "TEXT", help: "What for; the tenant reads it on its statement." },
  },
  async run({ org: typed, usd, memo }) {
    const org = await getOrgTyped(typed);
    const ctx = operatorCtx();
    const body = readBody(grantCreditEndpoint, { amountUsd: usd, memo }, { amountUsd: "usd", memo: "memo" });
    const row = await grantCredit(ctx, { ...body, tenantId: org.id });
    const grant = toWire(grantCreditEndpoint, row);
    const credit = toWire(getCreditEndpoint, await getCredit(inOrg(ctx, org.id)));
    return {
      data: { grant, credit },
      text: facts([
        ["Grant", grant.id],
        ["Amount", formatUsd(grant.amountNanos)],
        ["Organization", org.name],
        ["Credit left", formatUsd(credit.availableNanos)],
      ]),
    };
  },
});
