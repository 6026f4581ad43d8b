import { describe, expect, it } from "vitest";
import { askFor, targetOf } from "../openai/testing";
import type { UpstreamRequest } from "../provider";
import { azureProvider } from ".";
import { azureAddress } from "./address";

const { dialects } = azureProvider(() => ({ pause() {}, resume() {}, abort() {} }));
const RESOURCE = "https://acme.openai.azure.com";
const credential = JSON.stringify({ apiKey: "azure-key" });

const addressOf = (endpoint: string, baseUrl = RESOURCE, apiVersion?: string) =>
  azureAddress(targetOf({ kind: "azure", baseUrl, credential, settings: { apiVersion } }), endpoint);

describe("an endpoint of Azure OpenAI", () => {
  it.each([
    ["/chat/completions", undefined, "/openai/v1/chat/completions"],
    ["/responses", "v1", "/openai/v1/responses"],
    ["/responses", "preview", "/openai/v1/responses?api-version=preview"],
    [
      "/chat/completions",
      "2024-10-21",
      "/openai/deployments/up-model/chat/completions?api-version=2024-10-21",
    ],
    ["/embeddings", "2024-10-21", "/openai/deployments/up-model/embeddings?api-version=2024-10-21"],
    ["/responses", "2025-04-01-preview", "/openai/responses?api-version=2025-04-01-preview"],
  ])("%s in version %s is at %s", (endpoint, version, path) => {
    expect(addressOf(endpoint, RESOURCE, version).path).toBe(path);
  });

  it.each([RESOURCE, `${RESOURCE}/`, `${RESOURCE}/openai`, `${RESOURCE}/openai/v1/`])(
    "is the same whichever part of the address an operator wrote: %s",
    (baseUrl) => {
      expect(addressOf("/responses", baseUrl).path).toBe("/openai/v1/responses");
    },
  );

  it("is entered with the key in its own header", () => {
    expect(addressOf("/responses").headers).toEqual(["api-key", "azure-key"]);
  });

  it("is asked for the deployment by the model's name in the body, as the newer API takes it", () => {
    const target = targetOf({ kind: "azure", baseUrl: RESOURCE, credential });
    const ask = askFor({ model: "acme/m", messages: [{ role: "developer", content: "Be kind." }] });
    const request = dialects.chat.request(ask, target, { maxOutputTokens: 9 }) as UpstreamRequest;
    expect(JSON.parse(String(request.body))).toMatchObject({
      model: "up-model",
      messages: [{ role: "developer", content: "Be kind." }],
      max_tokens: 9,
    });
    expect(request.headers).not.toContain("authorization");
  });
});
