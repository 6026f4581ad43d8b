// Made by `npm run generate`.
import type * as contract from "../../contract/status";
import type { Remote } from "../remote";

export const getStatusEndpoint: Remote<typeof contract.getStatusEndpoint> = {
  id: "status.get",
  method: "GET",
  path: "/api/status",
};
