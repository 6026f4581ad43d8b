import type { Literal } from "../literals/literal";
import { typescriptLiteral } from "../literals/typescript";
import { headersOf, type PlainCall } from "./plain-call";

export function plainTypescript(call: PlainCall): string {
  const { url, body, answer = "json" } = call;
  const toFile = typeof answer === "object";
  return [
    ...(toFile ? ['import { writeFile } from "node:fs/promises";', ""] : []),
    `const response = await fetch(${JSON.stringify(url)}, {`,
    ...(body ? ['  method: "POST",'] : []),
    "  headers: {",
    '    authorization: "Bearer " + process.env.TURNPIKE_API_KEY,',
    ...headersOf(call).map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)},`),
    "  },",
    ...(body ? [`  body: JSON.stringify(${typescriptLiteral(body as Literal, "  ")}),`] : []),
    "});",
    ...readAnswer(answer),
  ].join("\n");
}

function readAnswer(answer: NonNullable<PlainCall["answer"]>): string[] {
  if (answer === "json") return ["console.log(await response.json());"];
  if (answer === "stream")
    return ["for await (const chunk of response.body) {", "  process.stdout.write(chunk);", "}"];
  return [`await writeFile(${JSON.stringify(answer.file)}, Buffer.from(await response.arrayBuffer()));`];
}
