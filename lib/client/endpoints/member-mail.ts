// Made by `npm run generate`.
import type * as contract from "../../contract/member-mail";
import type { Remote } from "../remote";

export const getMemberMailEndpoint: Remote<typeof contract.getMemberMailEndpoint> = {
  id: "members.getMail",
  method: "GET",
  path: "/api/orgs/{orgId}/member-mail",
};

export const updateMemberMailEndpoint: Remote<typeof contract.updateMemberMailEndpoint> = {
  id: "members.updateMail",
  method: "PUT",
  path: "/api/orgs/{orgId}/member-mail",
};
