export { insertOrg } from "./create-org";
export { getOrg, listMyOrgs } from "./get-org";
export { findOrgBySlug, findRole, orgExists } from "./membership";
export { updateOrg } from "./update-org";
