// Runs one SDK's set-up over models and cases, in this process; a JSON line for each case. Its plan comes on stdin.
import { text as readAll } from "node:stream/consumers";

const plan = JSON.parse(await readAll(process.stdin));
const sdk = await import(`./${plan.client}.mjs`);

const WHOLE = { stream: false };
const STREAMED = { stream: true };
const promptOf = (name) =>
  name.startsWith("tool")
    ? `[[${name}]] What is the weather in Lisbon? Use the tool, then tell me.`
    : `[[${name}]] Greet the reader in one sentence.`;

const CASES = {
  text: (client, model) => client.ask(model, promptOf("text"), WHOLE),
  stream: (client, model) => client.ask(model, promptOf("stream"), STREAMED),
  tools: (client, model) => client.askWithTool(model, promptOf("tools"), WHOLE),
  "tools-stream": (client, model) => client.askWithTool(model, promptOf("tools-stream"), STREAMED),
  lookups: (client, model) => client.lookUp(model, promptOf("lookups")),
};

/** What the SDK threw, in its own words: the class that a caller would catch, and the status that it shows. */
function describe(error) {
  const { status: shown, statusCode } = error.lastError ?? error;
  const status = shown ?? statusCode ?? null;
  return {
    type: error.constructor.name,
    status,
    message: `${error.message} ${error.cause?.message ?? ""}`.slice(0, 500),
  };
}

async function play(name, model, key, run) {
  const started = Date.now();
  let outcome;
  try {
    outcome = { result: await run(sdk.open({ gateway: plan.gateway, key })) };
  } catch (error) {
    outcome = { error: describe(error), stack: String(error.stack).slice(0, 1_500) };
  }
  const line = { case: name, model, ms: Date.now() - started, ...outcome };
  process.stdout.write(`RESULT ${JSON.stringify(line)}\n`);
}

for (const model of plan.models) {
  for (const name of plan.cases)
    await play(name, model, plan.keys.good, (client) => CASES[name](client, model));
}
const refusedOn = plan.models[0];
const ask = (client) => client.ask(refusedOn, promptOf("refused"), WHOLE);
if (plan.refusals) {
  await play("401", refusedOn, plan.keys.unknown, ask);
  await play("402", refusedOn, plan.keys.penniless, ask);
  await play("429", refusedOn, plan.keys.limited, ask);
  await play("429-stream", refusedOn, plan.keys.limited, (client) =>
    client.ask(refusedOn, promptOf("refused"), STREAMED),
  );
}
process.exit(0);
