export { OPERATOR_ORG_ID } from "./accounts";
export { grantCredit, insertGrant } from "./grant-credit";
export { postTransfers, type Transfer } from "./post-transfer";
export { getCredit, listCreditGrants, listLedger, readLedger } from "./queries";
export { onClient } from "./sql-runner";
