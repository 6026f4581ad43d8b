export { closeDb, db, inTransaction, Prisma, type Tx } from "./client";
export { type Listener, listen } from "./listen";
export { closePool, createPool, inPoolTransaction, type Pool, type PoolClient, pool } from "./pool";
