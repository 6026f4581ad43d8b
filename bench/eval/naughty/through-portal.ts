import { type APIRequestContext, chromium, type Page } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "@/e2e/fixtures/chromium";
import { db } from "@/lib/db";
import type { Stack } from "../stack/stack";
import type { Tenant } from "../stack/tenant";

type Made = { text: string; id: string };
type Refusal = { text: string; status: number; code?: string; message?: string };

async function signIn(page: Page, url: string, { email, password }: Stack["operator"]): Promise<void> {
  await page.goto(`${url}/login`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((address) => !address.pathname.startsWith("/login"));
}

/** Makes a key of each name through the portal's API, as the page's form does. */
async function nameKeys(api: APIRequestContext, url: string, tenant: Tenant, strings: string[]) {
  const made: Made[] = [];
  const refused: Refusal[] = [];
  for (const text of strings) {
    const response = await api.post(`${url}/api/orgs/${tenant.orgId}/keys`, {
      headers: { origin: url },
      data: { projectId: tenant.projectId, name: text },
    });
    const body = (await response.json()) as { id: string; error?: { code: string; message: string } };
    if (response.status() === 201) made.push({ text, id: body.id });
    else refused.push({ text, status: response.status(), ...body.error });
  }
  return { made, refused };
}

async function readRendered(
  page: Page,
  url: string,
  tenant: Tenant,
  count: number,
): Promise<Map<string, string>> {
  await page.goto(`${url}/${tenant.slug}/keys`);
  const links = page.locator(`a[href*="/keys/key_"]`);
  for (;;) {
    await links.first().waitFor();
    const more = page.getByRole("button", { name: /more/i });
    if ((await links.count()) >= count || (await more.count()) === 0) break;
    await more.first().click();
    await page.waitForTimeout(300);
  }
  const pairs = await links.evaluateAll((nodes) =>
    nodes.map((node) => [node.getAttribute("href")!.split("/").at(-1)!, node.textContent ?? ""] as const),
  );
  return new Map(pairs);
}

/** What the name may have become: the contract trims names, and a page shows a name as it is stored. */
function isKept(text: string, shown: string | undefined): boolean {
  return shown === text.trim();
}

/** Each string as the name of a key: through the API into the database and onto a page, without a script running. */
export async function throughPortal(stack: Stack, url: string, tenant: Tenant, strings: string[]) {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await signIn(page, url, stack.operator);
    const { made, refused } = await nameKeys(page.request, url, tenant, strings);
    const rows = await db().apiKey.findMany({
      where: { orgId: tenant.orgId },
      select: { id: true, name: true },
    });
    const stored = new Map(rows.map((row) => [row.id, row.name]));
    const rendered = await readRendered(page, url, tenant, made.length + 1);
    // A name is one text node; an element inside it would be markup that came out of a string.
    const strangers = await page.locator('a[href*="/keys/key_"] *').count();
    return {
      keys: made.length,
      refused: refused.length,
      refusedUnclearly: refused.filter((refusal) => refusal.status !== 400 || !refusal.message),
      trimmed: made.filter(({ text }) => text !== text.trim()).length,
      changedInDatabase: made.filter(({ id, text }) => !isKept(text, stored.get(id))),
      missingOnPage: made.filter(({ id }) => !rendered.has(id)).length,
      changedOnPage: made.filter(({ id }) => rendered.has(id) && rendered.get(id) !== stored.get(id)),
      elementsFromStrings: strangers,
      dialogs,
    };
  } finally {
    await browser.close();
  }
}
