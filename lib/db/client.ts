import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "../core/env";
import { type Prisma, PrismaClient } from "./generated/client";

export { Prisma } from "./generated/client";
/** What a verb gets inside a transaction; `db()` fits it too. */
export type Tx = Prisma.TransactionClient;

// Next reloads modules in development; one client a process all the same.
const holder = globalThis as { turnpikePrisma?: PrismaClient };

/** The process's Prisma client. */
export function db(): PrismaClient {
  holder.turnpikePrisma ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: 10 }),
  });
  return holder.turnpikePrisma;
}

/** One transaction: all of `work` or none of it. */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(work, { maxWait: 10_000, timeout: 20_000 });
}

export async function closeDb(): Promise<void> {
  await holder.turnpikePrisma?.$disconnect();
  holder.turnpikePrisma = undefined;
}
