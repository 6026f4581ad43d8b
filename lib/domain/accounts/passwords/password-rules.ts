import { AppError } from "@/lib/core/errors";
import { COMMON_PASSWORDS } from "./common-passwords";

const LENGTH_MIN = 10;

/** Throws 400 on `param` unless the password may be a new one: long enough, not common, not the e-mail address. */
export function requireGoodPassword(password: string, email: string, param: string): void {
  const fault = findFault(password, email);
  if (fault) throw new AppError("invalid_request", fault, { param });
}

function findFault(password: string, email: string): string | null {
  const plain = password.toLowerCase();
  if ([...password].length < LENGTH_MIN) return `Use at least ${LENGTH_MIN} characters.`;
  if (plain === email || plain === email.split("@")[0])
    return "Do not use your e-mail address as the password.";
  if (COMMON_PASSWORDS.has(plain) || isRepetition(plain))
    return "This password is easily guessed. Choose another.";
  return null;
}

/** One to three characters over and over: `aaaaaaaaaa`, `abcabcabca`. */
function isRepetition(text: string): boolean {
  return [1, 2, 3].some((width) => text === text.slice(0, width).repeat(text.length).slice(0, text.length));
}
