export { OPERATOR_ORG_ID } from "./accounts";
export { postTransfer, postTransfers, type Transfer } from "./post-transfer";
export { onClient } from "./sql-runner";
