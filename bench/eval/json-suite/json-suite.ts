import { readdirSync, readFileSync } from "node:fs";
import { request } from "undici";
import { dataFolder, withStack } from "../stack/stack";
import { openTenant } from "../stack/tenant";

type Answer = { file: string; status: number; code: unknown; param: unknown; hasShape: boolean };

/** Sends the file's bytes, whatever they are, as the body of a chat call. */
async function send(url: string, secret: string, file: string): Promise<Answer> {
  const response = await request(new URL("/v1/chat/completions", url), {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: readFileSync(dataFolder("json-test-suite", file)),
  });
  const text = await response.body.text();
  const { error } = (text.startsWith("{") ? JSON.parse(text) : {}) as { error?: Record<string, unknown> };
  const hasShape = ["message", "type", "param", "code"].every((name) => error && name in error);
  return { file, status: response.statusCode, code: error?.code, param: error?.param, hasShape };
}

const isKind = (kind: string) => (answer: Answer) => answer.file.startsWith(kind);
const name = (answer: Answer) => `${answer.file}: ${answer.status} ${String(answer.code)}`;

/** JSONTestSuite through the real gateway: n_ is no JSON and 400, y_ is JSON of the wrong shape, i_ may be either. */
export async function jsonSuite(): Promise<Record<string, unknown>> {
  const files = readdirSync(dataFolder("json-test-suite")).filter((file) => /^[nyi]_.*\.json$/.test(file));
  return withStack(async ({ gateway, operator }) => {
    const tenant = await openTenant(operator.email, "JSON suite");
    const pid = gateway.pid;
    const answers: Answer[] = [];
    for (const file of files) answers.push(await send(gateway.url, tenant.secret, file));
    const isAlive =
      (await request(new URL("/health", gateway.url))).statusCode === 200 && gateway.pid === pid;

    const rejected = answers.filter(isKind("n_"));
    const parsed = answers.filter(isKind("y_"));
    const either = answers.filter(isKind("i_"));
    const wrong = [
      ...rejected.filter((answer) => answer.status !== 400 || answer.code !== "invalid_json"),
      ...parsed.filter((answer) => answer.status !== 400 || answer.code === "invalid_json"),
      ...either.filter((answer) => answer.status >= 500),
      ...answers.filter((answer) => !answer.hasShape),
    ];
    return {
      eval: "json-suite",
      files: answers.length,
      n: { files: rejected.length, status400: rejected.filter((answer) => answer.status === 400).length },
      y: { files: parsed.length, parsed: parsed.filter((answer) => answer.code !== "invalid_json").length },
      i: { files: either.length, below500: either.filter((answer) => answer.status < 500).length },
      errorsOfTheRightShape: answers.filter((answer) => answer.hasShape).length,
      serverErrors: answers.filter((answer) => answer.status >= 500).length,
      gatewayAlive: isAlive,
      wrong: [...new Set(wrong.map(name))],
    };
  });
}
