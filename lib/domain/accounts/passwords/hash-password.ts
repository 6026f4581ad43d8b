import { hash, verify } from "@node-rs/argon2";

// OWASP's smallest parameters for argon2id, which is this library's default algorithm: 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const plainOf = (password: string) => password.normalize("NFKC");

/** The argon2id hash of a password, as a PHC string. */
export async function hashPassword(password: string): Promise<string> {
  return hash(plainOf(password), COST);
}

let decoy: Promise<string> | undefined;

/** True when the password is the hash's. Without a hash it takes as long and says no, so that time tells nothing. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("no account has this");
  const isRight = await verify(passwordHash ?? (await decoy), plainOf(password));
  return passwordHash !== null && isRight;
}
