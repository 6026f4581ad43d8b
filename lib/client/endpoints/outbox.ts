// Made by `npm run generate`.
import type * as contract from "../../contract/outbox";
import type { Remote } from "../remote";

export const listOutboxEndpoint: Remote<typeof contract.listOutboxEndpoint> = {
  id: "outbox.list",
  method: "GET",
  path: "/api/admin/outbox",
};
