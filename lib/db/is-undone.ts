const SQLSTATE = /^[0-9A-Z]{5}$/;

/**
 * True when a failed statement certainly changed nothing: the database refused it, or there was no connection to send it on. A
 * connection that broke meanwhile may have broken after the commit.
 */
export function isUndone(error: unknown): boolean {
  const { code, message = "" } = error as { code?: unknown; message?: string };
  if (code === "ECONNREFUSED" || (typeof code === "string" && SQLSTATE.test(code))) return true;
  return /timeout exceeded when trying to connect|terminated due to connection timeout/i.test(message);
}
