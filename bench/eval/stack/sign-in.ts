import { request } from "@playwright/test";

/** Opens a session as the log-in page opens it; answers its cookies. */
export async function signIn(portalUrl: string, email: string, password: string) {
  const browser = await request.newContext({ baseURL: portalUrl });
  try {
    const { csrfToken } = await (await browser.get("/api/auth/csrf")).json();
    await browser.post("/api/auth/callback/credentials", {
      form: { csrfToken, email, password, json: "true" },
    });
    return (await browser.storageState()).cookies;
  } finally {
    await browser.dispose();
  }
}
