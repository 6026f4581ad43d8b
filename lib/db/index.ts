export { closeDb, db, inTransaction, Prisma, type Tx, withEachTransaction } from "./client";
export { CopyBuffer } from "./copy-buffer";
export { copyIn } from "./copy-in";
export { isUndone } from "./is-undone";
export { type Listener, listen } from "./listen";
export { plainArray, textArray } from "./pg-array";
export {
  closePool,
  createPool,
  inPoolTransaction,
  letStatementsTakeTheirTime,
  type Pool,
  type PoolClient,
  pool,
} from "./pool";
