import { z } from "zod";
import { defineEndpoint } from "./endpoint";
import { ALERT_KINDS } from "./notifications";
import { orgParams } from "./wire";

/** Which mails of an organization a member gets, each for themselves. */

export const MAIL_KINDS = [...ALERT_KINDS, "key_rotation"] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

const memberMail = z
  .object({
    kinds: z.array(z.enum(MAIL_KINDS)).meta({
      description:
        "What the caller gets by mail, where a channel is for their role. Mails about the account always come.",
    }),
  })
  .meta({ id: "MemberMail" });

export const getMemberMailEndpoint = defineEndpoint({
  id: "members.getMail",
  method: "GET",
  path: "/api/orgs/{orgId}/member-mail",
  tag: "Members",
  summary: "Which mails of the organization you get",
  access: "org.read",
  params: orgParams,
  response: memberMail,
});

export const updateMemberMailEndpoint = defineEndpoint({
  id: "members.updateMail",
  method: "PUT",
  path: "/api/orgs/{orgId}/member-mail",
  tag: "Members",
  summary: "Choose which mails of the organization you get; other members are not affected",
  access: "org.read",
  params: orgParams,
  body: z.strictObject({
    kinds: z
      .array(z.enum(MAIL_KINDS))
      .transform((kinds) => MAIL_KINDS.filter((kind) => kinds.includes(kind))),
  }),
  response: memberMail,
});
