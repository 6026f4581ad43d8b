import { createOrgEndpoint } from "@/lib/contract/orgs";
import { createOrgFor } from "@/lib/domain/onboarding";
import { defineCommand } from "../frame/command";
import { getUserTyped } from "../frame/lookup";
import { operatorCtx, readBody, toWire } from "../frame/operator";
import { facts } from "../frame/text";

export const orgCreate = defineCommand({
  name: "org create",
  summary: "Make an organization with its owner and a first project.",
  options: {
    name: { kind: "text", value: "NAME", help: "The organization's name.", required: true },
    owner: {
      kind: "text",
      value: "ADDRESS",
      help: "The e-mail address of its owner's account.",
      required: true,
    },
    slug: { kind: "text", value: "SLUG", help: "Its name in addresses; left out: made of the name." },
  },
  async run({ name, owner, slug }) {
    const user = await getUserTyped(owner, "owner");
    const body = readBody(createOrgEndpoint, { name, slug }, { name: "name", slug: "slug" });
    const row = await createOrgFor(operatorCtx(), { ...body, ownerEmail: user.email });
    const org = toWire(createOrgEndpoint, { ...row, role: null });
    return {
      data: { org },
      text: facts([
        ["Organization", org.id],
        ["Name", org.name],
        ["Slug", org.slug],
        ["Owner", user.email],
      ]),
    };
  },
});
