import { request } from "undici";
import { type Finding, ok, warn } from "./check";

const ANSWER_MS_MAX = 3_000;

/** A process answers at its public address. */
export async function checkReachable(name: string, url: string, path: string): Promise<Finding> {
  const startedMs = performance.now();
  try {
    const response = await request(new URL(path, url), {
      headersTimeout: ANSWER_MS_MAX,
      bodyTimeout: ANSWER_MS_MAX,
    });
    await response.body.dump();
    const elapsedMs = Math.round(performance.now() - startedMs);
    if (response.statusCode < 400) return ok(name, `${url} answers in ${elapsedMs} ms`);
    const detail = `${url} answers ${response.statusCode}`;
    return warn(name, detail, `See the ${name}'s log; 503 says that it cannot take calls now.`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return warn(
      name,
      `${url} does not answer (${code ?? message})`,
      `Start it with npm start, or correct its address.`,
    );
  }
}
