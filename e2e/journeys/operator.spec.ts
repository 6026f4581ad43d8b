import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { openOperator } from "../fixtures/accounts";
import { startLoopbackProvider } from "../fixtures/loopback-provider";
import { expect, test } from "../fixtures/test";

const INPUT_USD_PER_M = "2";
const OUTPUT_USD_PER_M = "10";
/** 7 tokens in and 5 out at those rates. */
const COST_USD = "0.000064";

test("the operator connects a provider, imports a model, sets its price, and a call through it costs just that", async ({
  browser,
  gatewayUrl,
}) => {
  const suffix = Date.now().toString(36);
  const provider = await startLoopbackProvider(`gate-${suffix}`);
  try {
    const page = await openOperator(browser);
    await page.goto("/admin/providers");
    await page.getByRole("button", { name: "Add provider" }).first().click();
    await page.getByLabel("Name", { exact: true }).fill(`Loopback ${suffix}`);
    await page.getByLabel("Slug").fill(`loopback-${suffix}`);
    await page.getByLabel("Base URL").fill(provider.baseUrl);
    await page.getByRole("button", { name: "Connect and test" }).click();
    await expect(page.getByText("It answers.")).toBeVisible();
    await page.getByRole("button", { name: "Import models" }).click();
    await page.getByRole("checkbox", { name: `gate-${suffix}` }).click();
    await page.getByRole("button", { name: "Import 1" }).click();
    await page.getByRole("link", { name: "Set prices" }).click();

    await page.getByRole("link", { name: new RegExp(`gate-${suffix}`) }).click();
    await page.getByRole("button", { name: "Set price" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Input", { exact: true }).fill(INPUT_USD_PER_M);
    await dialog.getByLabel("Output", { exact: true }).fill(OUTPUT_USD_PER_M);
    await expect(dialog.getByText("= $0.03")).toBeVisible();
    await dialog.getByRole("button", { name: "Set price" }).click();
    await expect(page.getByText("in force", { exact: true })).toBeVisible();
    await expect(page.getByText("Live", { exact: true })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    const slug = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
    const { items: orgs } = await (await page.request.get("/api/me/orgs")).json();
    const { items: projects } = await (await page.request.get(`/api/orgs/${orgs[0].id}/projects`)).json();
    const made = await page.request.post(`/api/orgs/${orgs[0].id}/keys`, {
      data: { name: "through the loopback", projectId: projects[0].id },
    });
    const { secret } = await made.json();
    const answer = await page.request.post(`${gatewayUrl}/v1/chat/completions`, {
      headers: { authorization: `Bearer ${secret}` },
      data: { model: slug, messages: [{ role: "user", content: "Open the gate." }] },
    });
    expect(answer.status()).toBe(200);
    expect((await answer.json()).choices[0].message.content).toBe("The gate is open.");
    expect(answer.headers()["x-turnpike-cost"]).toBe(COST_USD);

    await page.goto("/admin/tenants");
    await page.getByLabel("Search tenants").fill(orgs[0].slug);
    const tenant = page.getByRole("row", { name: new RegExp(orgs[0].slug) });
    await tenant.getByRole("button", { name: /^Grant credit to/ }).click();
    await page.getByLabel("Amount").fill("25");
    await page.getByRole("button", { name: "Grant credit" }).click();
    await expect(tenant.getByText(/\$(29\.99|30\.00)/)).toBeVisible();
    await expectAccessible(page);
  } finally {
    await provider.stop();
  }
});
