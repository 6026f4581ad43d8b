import type { Locator, Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { signUp } from "../fixtures/accounts";
import { takePictures } from "../fixtures/pictures";
import { expect, test } from "../fixtures/test";

const MODELS = ["sandbox/small", "sandbox/echo", "sandbox/large", "sandbox/tools"];
const ANSWERED_MS = 60_000;

async function choose(page: Page, pane: number, model: string): Promise<void> {
  const box = page.getByRole("combobox", { name: `Model of pane ${pane}`, exact: true });
  await box.click();
  await page.getByRole("combobox", { name: "Search models", exact: true }).fill(model);
  await page.getByRole("option").filter({ hasText: model }).first().click();
  await expect(box).toHaveText(model);
}

function answerOf(turn: Locator, model: string): Locator {
  return turn.getByRole("region", { name: `Answer of ${model}`, exact: true });
}

/** The first call of a model never answers, so that it can be stopped however slow this machine is. */
async function holdFirstCallOf(page: Page, gatewayUrl: string, model: string): Promise<void> {
  let isHeld = false;
  await page.route(`${gatewayUrl}/v1/chat/completions`, async (route) => {
    const isFirst = !isHeld && route.request().postDataJSON()?.model === model;
    if (isFirst) isHeld = true;
    else await route.continue();
  });
}

test("four models are compared: one is stopped and asked again, a tool is answered, a reload keeps it all", async ({
  page,
  gatewayUrl,
}) => {
  const { org } = await signUp(page, "Mary Jackson");
  await holdFirstCallOf(page, gatewayUrl, "sandbox/echo");
  await page.goto(`/${org}/playground`);
  for (let pane = 2; pane <= MODELS.length; pane++) {
    await page.getByRole("button", { name: "Compare", exact: true }).click();
  }
  await expect(page.getByRole("button", { name: "Compare", exact: true })).toHaveCount(0);
  for (const [at, model] of MODELS.entries()) await choose(page, at + 1, model);

  const message = page.getByRole("textbox", { name: "Message", exact: true });
  await message.fill("How is a wind tunnel calibrated?");
  await expect(page.getByRole("status", { name: "Estimate" })).toContainText("for 4 answers", {
    timeout: ANSWERED_MS,
  });
  await message.press("Enter");
  const turn = page.getByRole("article").first();
  for (const model of MODELS.filter((each) => each !== "sandbox/echo")) {
    await expect(answerOf(turn, model).getByRole("link", { name: "Open the call" })).toBeVisible({
      timeout: ANSWERED_MS,
    });
    await expect(answerOf(turn, model).getByText("First token", { exact: true })).toBeVisible();
  }

  const echo = answerOf(turn, "sandbox/echo");
  await echo.getByRole("button", { name: "Stop this answer", exact: true }).click();
  await expect(echo.getByText("Stopped.", { exact: true })).toBeVisible();
  await echo.getByRole("button", { name: "Ask again", exact: true }).click();
  await expect(echo.getByText("How is a wind tunnel calibrated?", { exact: true })).toBeVisible({
    timeout: ANSWERED_MS,
  });
  await expect(echo.getByText("2 of 2")).toBeVisible();
  await turn.getByRole("button", { name: "sandbox/large", exact: true }).click();
  await expect(turn.getByRole("button", { name: "sandbox/large", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await takePictures(page, "playground-compare");

  await page.getByRole("button", { name: "Add tools", exact: true }).click();
  await page.getByRole("button", { name: "Use these tools", exact: true }).click();
  await message.press("Alt+4");
  await page.getByRole("button", { name: "Only the chosen pane", exact: true }).click();
  await message.fill("What is the weather in Hampton?");
  await message.press("Enter");
  const second = answerOf(page.getByRole("article").nth(1), "sandbox/tools");
  await second.getByLabel("What get_weather answers", { exact: true }).fill('{"sky":"clear"}', {
    timeout: ANSWERED_MS,
  });
  await second.getByRole("button", { name: "Answer and go on", exact: true }).click();
  await expect(second.getByText('The tool answered: {"sky":"clear"}')).toBeVisible({ timeout: ANSWERED_MS });
  await expect(second.getByRole("link", { name: "Open the call" })).toHaveCount(2);

  await page.reload();
  await expect(second.getByText('The tool answered: {"sky":"clear"}')).toBeVisible();
  await expect(echo.getByText("2 of 2")).toBeVisible();
  await echo.getByRole("button", { name: "Previous attempt", exact: true }).click();
  await expect(echo.getByText("Stopped.", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

/** The sandbox makes what a schema asks for, but knows no patterns. */
const PLATE = {
  type: "object",
  properties: { plate: { type: "string", pattern: "^[A-Z]{2}-[0-9]+$" } },
  required: ["plate"],
  additionalProperties: false,
};

test("an answer by a schema is drawn as JSON and held to the schema, and its fault is named", async ({
  page,
}) => {
  const { org } = await signUp(page, "Dorothy Vaughan");
  await page.goto(`/${org}/playground`);
  const message = page.getByRole("textbox", { name: "Message", exact: true });
  const answer = (at: number) => answerOf(page.getByRole("article").nth(at), "sandbox/small");
  await page.getByRole("combobox", { name: "Answer as", exact: true }).click();
  await page.getByRole("option", { name: "JSON by a schema", exact: true }).click();
  await message.fill("Judge this toll road.");
  await message.press("Enter");
  await expect(answer(0).getByText("Valid against the schema “answer”")).toBeVisible({
    timeout: ANSWERED_MS,
  });
  await expect(answer(0).getByRole("figure")).toHaveText(/^\{\s+"summary": "[^"]+",\s+"score": [\d.]+\s+\}$/);

  await page.getByRole("button", { name: /^Schema/ }).click();
  const dialog = page.getByRole("dialog", { name: "Answer schema" });
  await dialog.getByLabel("Name", { exact: true }).fill("car");
  await dialog.getByLabel("JSON Schema", { exact: true }).fill(JSON.stringify(PLATE));
  await dialog.getByRole("button", { name: "Use this schema", exact: true }).click();
  await message.fill("Whose car was it?");
  await message.press("Enter");
  await expect(answer(1).getByText("Not valid against the schema “car”")).toBeVisible({
    timeout: ANSWERED_MS,
  });
  await expect(answer(1).getByRole("listitem").filter({ hasText: "plate" })).toContainText("pattern");
  await expect(answer(0).getByText("Valid against the schema “answer”")).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await takePictures(page, "playground-schema");
});
