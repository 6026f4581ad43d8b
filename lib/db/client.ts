import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "../core/env";
import { type Prisma, PrismaClient } from "./generated/client";
import { connectionBounds } from "./pool";

export { Prisma } from "./generated/client";
/** What a verb gets inside a transaction; `db()` fits it too. */
export type Tx = Prisma.TransactionClient;

// Next reloads modules in development; one client a process all the same.
const holder = globalThis as { turnpikePrisma?: PrismaClient };

/** The process's Prisma client. */
export function db(): PrismaClient {
  holder.turnpikePrisma ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: 10, ...connectionBounds() }),
  });
  return holder.turnpikePrisma;
}

const alongside = new AsyncLocalStorage<(tx: Tx) => Promise<unknown>>();

/** One transaction: all of `work` or none of it. */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const write = alongside.getStore();
  const whole = async (tx: Tx) => {
    await write?.(tx);
    return work(tx);
  };
  return db().$transaction(whole, { maxWait: 10_000, timeout: 20_000 });
}

/** Every transaction that `work` makes also commits `write`, so that whoever finds it knows that the rest is done. */
export function withEachTransaction<T>(
  write: (tx: Tx) => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  return alongside.run(write, work);
}

export async function closeDb(): Promise<void> {
  await holder.turnpikePrisma?.$disconnect();
  holder.turnpikePrisma = undefined;
}
