import { seedCatalog } from "@/lib/domain/catalog";
import { startTestGateway, TestTenant } from "@/lib/gateway/testing";
import { startRecording } from "./recording-gateway";

/** The chat model that snippets name: it streams, calls tools, reads images and answers by a schema. */
export const SNIPPET_MODEL = "sandbox/small";

/** A gateway over the sandbox as every installation has it, with a key, that keeps what it was sent. */
export async function startSnippetGateway(databaseUrl: string) {
  const tenant = await TestTenant.open(databaseUrl);
  await seedCatalog();
  const gateway = await startTestGateway(databaseUrl);
  const recording = await startRecording(gateway.url);
  const { secret } = await tenant.key({ permissions: ["inference", "usage.read"] });
  return {
    ...recording,
    env: { TURNPIKE_API_KEY: secret },
    async stop() {
      await recording.stop();
      await gateway.stop();
      await tenant.client.end();
    },
  };
}
