/** One line of the doctor's report. `remedy` says what to do about a `warn` or a `fail`. */
export type Finding = {
  name: string;
  status: "ok" | "warn" | "fail";
  detail: string;
  remedy?: string;
};

export function ok(name: string, detail: string): Finding {
  return { name, status: "ok", detail };
}

export function warn(name: string, detail: string, remedy: string): Finding {
  return { name, status: "warn", detail, remedy };
}

export function fail(name: string, detail: string, remedy: string): Finding {
  return { name, status: "fail", detail, remedy };
}

/** A check that throws is itself a finding, so that one fault does not hide the others. */
export async function examine(name: string, check: () => Promise<Finding>): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    return fail(
      name,
      (error as Error).message.trim().split("\n").at(-1)!,
      "See the message; the check itself failed.",
    );
  }
}
