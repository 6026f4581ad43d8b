// Made by `npm run generate`.
import type * as contract from "../../contract/sessions";
import type { Remote } from "../remote";

export const listSessionsEndpoint: Remote<typeof contract.listSessionsEndpoint> = {
  id: "sessions.list",
  method: "GET",
  path: "/api/me/sessions",
};

export const revokeSessionEndpoint: Remote<typeof contract.revokeSessionEndpoint> = {
  id: "sessions.revoke",
  method: "DELETE",
  path: "/api/me/sessions/{sessionId}",
};

export const revokeOtherSessionsEndpoint: Remote<typeof contract.revokeOtherSessionsEndpoint> = {
  id: "sessions.revokeOthers",
  method: "POST",
  path: "/api/me/sessions/revoke-others",
};
