import OpenAI from "openai";
import { signUp } from "../fixtures/accounts";
import { createKey } from "../fixtures/keys";
import { expect, test } from "../fixtures/test";

const DAY_S = 86_400;
const LANDED = { timeout: 60_000 };

test("a key that may read usage reads calls and costs by OpenAI's own client; one that may not is told what it lacks", async ({
  page,
  gatewayUrl,
}) => {
  test.setTimeout(300_000);
  const { org } = await signUp(page, "Udo Usage");
  const calling = await createKey(page, org, { name: "shop" });
  const reading = await createKey(page, org, { name: "finance", may: "Read usage" });
  await page.getByRole("link", { name: "finance", exact: true }).click();
  await expect(page.getByText("read usage", { exact: true })).toBeVisible();

  const baseURL = `${gatewayUrl}/v1`;
  const shop = new OpenAI({ apiKey: calling, baseURL, maxRetries: 0 });
  const { data: answer, response } = await shop.chat.completions
    .create({ model: "sandbox/small", messages: [{ role: "user", content: "What did we spend?" }] })
    .withResponse();
  const costUsd = Number(response.headers.get("x-turnpike-cost"));
  expect(costUsd).toBeGreaterThan(0);

  const { organization } = new OpenAI({ adminAPIKey: reading, baseURL, maxRetries: 0 }).admin;
  const range = { start_time: Math.floor(Date.now() / 1_000) - DAY_S, limit: 31 };
  const readCalls = async () => {
    const { data } = await organization.usage.completions({ ...range, group_by: ["model"] });
    return data.flatMap(({ results }) => results);
  };
  await expect.poll(async () => (await readCalls()).length, LANDED).toBe(1);
  expect((await readCalls())[0]).toMatchObject({
    model: "sandbox/small",
    num_model_requests: 1,
    input_tokens: answer.usage?.prompt_tokens,
    output_tokens: answer.usage?.completion_tokens,
  });
  const { data: costs } = await organization.usage.costs(range);
  const spentUsd = costs
    .flatMap(({ results }) => results)
    .reduce((sum, result) => sum + ("amount" in result ? (result.amount?.value ?? 0) : 0), 0);
  expect(spentUsd).toBeCloseTo(costUsd, 9);

  for (const path of ["usage/completions", "costs"]) {
    const refused = await page.request.get(`${baseURL}/organization/${path}?start_time=${range.start_time}`, {
      headers: { authorization: `Bearer ${calling}` },
    });
    expect(refused.status()).toBe(403);
    const { error } = (await refused.json()) as { error: { code: string; message: string } };
    expect(error).toMatchObject({ code: "permission_denied" });
    expect(error.message).toContain("usage.read");
  }
});
