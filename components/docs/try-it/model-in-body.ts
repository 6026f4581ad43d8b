/** The model that a body names, also while the body is being written. */
export function modelInBody(body: string): string | null {
  return /"model"\s*:\s*"([^"]+)"/.exec(body)?.[1] ?? null;
}
