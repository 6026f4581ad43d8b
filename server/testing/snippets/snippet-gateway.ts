import { startTestGateway, TestTenant } from "@/lib/gateway/testing";
import { startRecording } from "./recording-gateway";

/** The chat model that snippets name: it streams, calls tools, reads images and answers by a schema. */
export const SNIPPET_MODEL = "sandbox/small";
const MODELS = ["small", "large", "tools", "echo", "reasoner", "error-429", "error-500"];

/** A gateway over the sandbox, with a key, that keeps what it was sent. */
export async function startSnippetGateway(databaseUrl: string) {
  const tenant = await TestTenant.open(databaseUrl);
  const sandbox = await tenant.provider("sandbox");
  const fields = { capabilities: ["tools", "json_schema", "vision", "files", "reasoning"] };
  for (const name of MODELS) await tenant.model(`sandbox/${name}`, [[sandbox, name]], fields);
  const gateway = await startTestGateway(databaseUrl);
  const recording = await startRecording(gateway.url);
  const { secret } = await tenant.key();
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
