import { ERRORS, type ErrorCode } from "@/lib/core/errors";
import { ERROR_MEANINGS } from "./error-meanings";

/** A section for each code that there is, in the order of their statuses. */
export function errorSections(): string {
  return (Object.keys(ERRORS) as ErrorCode[])
    .sort((a, b) => ERRORS[a].status - ERRORS[b].status)
    .map((code) => {
      const { status, type } = ERRORS[code];
      const { meaning, remedy } = ERROR_MEANINGS[code];
      return `### ${status} \`${code}\`\n\nType \`${type}\`. ${meaning}\n\n**What to do:** ${remedy}`;
    })
    .join("\n\n");
}
