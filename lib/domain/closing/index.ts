export { closeOrg } from "./close-org";
export { reopenTenant } from "./reopen-tenant";
