import { z } from "zod";
import { defineEndpoint } from "./endpoint";
import { wireTime } from "./wire";

/** How the installation is: what the portal's status line says. */

export const getStatusEndpoint = defineEndpoint({
  id: "status.get",
  method: "GET",
  path: "/api/status",
  tag: "Status",
  summary: "Whether gateways answer, and which providers fail at the moment",
  access: "signed_in",
  response: z
    .object({
      gateway: z
        .enum(["ok", "away"])
        .meta({ description: "`away`: no gateway has given a sign of life for half a minute." }),
      providers: z
        .array(z.object({ name: z.string(), since: wireTime }))
        .meta({ description: "Providers that failed several calls in a row just now, by name." }),
      checkedAt: wireTime,
    })
    .meta({ id: "Status" }),
});
