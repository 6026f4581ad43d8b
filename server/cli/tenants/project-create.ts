import { createProjectEndpoint } from "@/lib/contract/projects";
import { createProject } from "@/lib/domain/projects";
import { defineCommand } from "../frame/command";
import { getOrgTyped } from "../frame/lookup";
import { inOrg, operatorCtx, readBody, toWire } from "../frame/operator";
import { facts } from "../frame/text";

export const projectCreate = defineCommand({
  name: "project create",
  summary: "Make a project in an organization: an application or a department.",
  options: {
    org: { kind: "text", value: "ID|SLUG", help: "The organization.", required: true },
    name: { kind: "text", value: "NAME", help: "The project's name.", required: true },
    models: { kind: "list", value: "MODEL", help: "The models its keys may call; left out: every model." },
    rpm: { kind: "integer", value: "N", help: "Requests per minute at most.", min: 1 },
    tpm: { kind: "integer", value: "N", help: "Tokens per minute at most.", min: 1 },
  },
  async run({ org: typed, name, models, rpm, tpm }) {
    const org = await getOrgTyped(typed);
    const names = { name: "name", allowedModels: "models", rpm: "rpm", tpm: "tpm" };
    const body = readBody(createProjectEndpoint, { name, allowedModels: models, rpm, tpm }, names);
    const row = await createProject(inOrg(operatorCtx(), org.id), body);
    const project = toWire(createProjectEndpoint, row);
    return {
      data: { project },
      text: facts([
        ["Project", project.id],
        ["Name", project.name],
        ["Slug", project.slug],
        ["Organization", org.name],
      ]),
    };
  },
});
