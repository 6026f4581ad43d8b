export { endImpersonation, endImpersonationOf, endLapsed } from "./end-impersonation";
export { findImpersonation } from "./find-impersonation";
export { startImpersonation } from "./start-impersonation";
