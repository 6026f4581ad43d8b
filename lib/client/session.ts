import { send, toApiError } from "./call";

const AUTH = "/api/auth";

/** Posts a form of next-auth's as its own client does; that client would be 15 kB of each page. */
async function postForm(path: string, fields: Record<string, string>): Promise<Response> {
  const csrf = await send(`${AUTH}/csrf`);
  if (!csrf.ok) throw await toApiError(csrf);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  return send(`${AUTH}/${path}`, {
    method: "POST",
    credentials: "same-origin",
    body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
  });
}

async function addressIn(response: Response): Promise<string> {
  const answer = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { url?: string };
  if (!answer.url) throw await toApiError(response);
  return answer.url;
}

export type Credentials = { email: string; password: string; code?: string };

/** Opens a session: null when it is open, else the refusal's status and its words. */
export async function openSession({
  code,
  ...rest
}: Credentials): Promise<{ status: number; refusal: string } | null> {
  const response = await postForm("callback/credentials", code ? { ...rest, code } : rest);
  const refusal = new URL(await addressIn(response)).searchParams.get("error");
  if (response.ok && refusal === null) return null;
  return { status: response.status, refusal: refusal ?? "" };
}

/** Leaves for an identity provider, which leads back to `returnTo`. */
export async function openSessionAt(providerId: string, returnTo: string): Promise<void> {
  window.location.assign(await addressIn(await postForm(`signin/${providerId}`, { callbackUrl: returnTo })));
}

/** Ends the session and goes on at `path`. */
export async function closeSession(path: string): Promise<void> {
  window.location.assign(await addressIn(await postForm("signout", { callbackUrl: path })));
}
