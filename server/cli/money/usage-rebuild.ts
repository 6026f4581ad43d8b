import { now } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { rebuildRollups } from "@/lib/domain/metering";
import { defineCommand } from "../frame/command";
import { getOrgTyped } from "../frame/lookup";
import { readRange } from "./time-range";

export const usageRebuild = defineCommand({
  name: "usage rebuild",
  summary: "Make an organization's roll-ups anew from its events and tell how many were wrong (0 is right).",
  options: {
    org: { kind: "text", value: "ID|SLUG", help: "The organization.", required: true },
    from: { kind: "text", value: "TIME", help: "From here on: a date, a time or an age.", default: "30d" },
    to: { kind: "text", value: "TIME", help: "Up to, not including.", default: "now" },
  },
  async run(options) {
    const org = await getOrgTyped(options.org);
    const range = readRange(options.from, options.to, now());
    const wrong = await rebuildRollups(pool(), org.id, range.from, range.to);
    return {
      data: { orgId: org.id, ...range, wrong },
      text:
        wrong === 0 ? "The roll-ups equal the events." : `${wrong} roll-ups were wrong and are right now.`,
    };
  },
});
