// Made by `npm run generate`.
import type * as contract from "../../contract/installation";
import type { Remote } from "../remote";

export const getInstallationEndpoint: Remote<typeof contract.getInstallationEndpoint> = {
  id: "installation.get",
  method: "GET",
  path: "/api/admin/overview",
};

export const installationUsageEndpoint: Remote<typeof contract.installationUsageEndpoint> = {
  id: "installation.usage",
  method: "GET",
  path: "/api/admin/overview/usage",
};
