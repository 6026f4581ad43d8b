export { createOrg, createOrgFor } from "./open-org";
export { signInWithIdentity } from "./sign-in-with-identity";
export { signUp } from "./sign-up";
export { getSignInOptions } from "./sign-up-policy";
