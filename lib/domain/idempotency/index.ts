export {
  type CallClaim,
  type CallClaimResult,
  claimCall,
  type KeptAnswer,
  keepCallAnswer,
  loseCallAnswer,
  releaseCall,
} from "./calls/claim-call";
export { deleteExpiredCalls, settleClaimsOf, settleOwnerlessClaims } from "./calls/settle-claims";
export {
  claimOnce,
  deleteExpiredAnswers,
  type FirstAnswer,
  keepAnswer,
  markWritten,
  releaseClaim,
} from "./claim";
