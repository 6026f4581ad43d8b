import { readFileSync } from "node:fs";
import { withPortal } from "../stack/portal";
import { dataFolder, withStack } from "../stack/stack";
import { openTenant } from "../stack/tenant";
import { throughGateway } from "./through-gateway";
import { throughPortal } from "./through-portal";

/** Big List of Naughty Strings: each survives byte for byte through gateway, API, database and page, and none runs. */
export async function naughty(): Promise<Record<string, unknown>> {
  const strings = JSON.parse(readFileSync(dataFolder("naughty-strings/blns.even.json"), "utf8")) as string[];
  return withStack(async (stack) => {
    const callers = await openTenant(stack.operator.email, "Naughty calls");
    const gateway = await throughGateway(stack.gateway.url, callers, strings);
    const named = await openTenant(stack.operator.email, "Naughty names");
    const portal = await withPortal(stack, (url) => throughPortal(stack, url, named, strings));
    return { eval: "naughty", strings: strings.length, gateway, portal };
  });
}
