export { byIp, countAttempt, forgiveOne } from "./attempts";
export { createUser } from "./create-user";
export { getMe, updateMe } from "./get-me";
export {
  findUserByIdentity,
  type Identity,
  insertIdentity,
  linkByEmail,
  requireVerified,
} from "./identities";
export { insertUser, isFirstAccount, lockFirstAccount, type NewUser } from "./insert-user";
export { changePassword } from "./passwords/change-password";
export { hashPassword } from "./passwords/hash-password";
export { requireGoodPassword } from "./passwords/password-rules";
export { requestPasswordReset, resetPassword } from "./passwords/reset-password";
export { deleteEnded } from "./sessions/delete-ended";
export { findSignedIn, type SignedIn } from "./sessions/find-signed-in";
export { listSessions } from "./sessions/list-sessions";
export { openSession } from "./sessions/open-session";
export { closeSession, revokeOtherSessions, revokeSession } from "./sessions/revoke-sessions";
export { signInWithPassword } from "./sign-in";
export { confirmTwoFactor, disableTwoFactor, setUpTwoFactor } from "./two-factor/change-two-factor";
export { mailVerification, requestVerification, verifyEmail } from "./verify-email";
