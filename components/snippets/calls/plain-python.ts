import type { Literal } from "../literals/literal";
import { pythonLiteral, pythonText } from "../literals/python";
import { headersOf, type PlainCall } from "./plain-call";

export function plainPython(call: PlainCall): string {
  const { url, body, answer = "json" } = call;
  const data = body && `json.dumps(${pythonLiteral(body as Literal, "    ")}).encode()`;
  const usesJson = body !== undefined || answer === "json";
  return [
    ...(usesJson ? ["import json"] : []),
    "import os",
    "import urllib.request",
    "",
    "request = urllib.request.Request(",
    `    ${pythonText(url)},`,
    ...(data ? [`    data=${data},`] : []),
    "    headers={",
    '        "Authorization": "Bearer " + os.environ["TURNPIKE_API_KEY"],',
    ...headersOf(call).map(([name, value]) => `        ${pythonText(name)}: ${pythonText(value)},`),
    "    },",
    ")",
    "with urllib.request.urlopen(request) as response:",
    ...readAnswer(answer),
  ].join("\n");
}

function readAnswer(answer: NonNullable<PlainCall["answer"]>): string[] {
  if (answer === "json") return ["    print(json.load(response))"];
  if (answer === "stream") return ["    for line in response:", '        print(line.decode(), end="")'];
  return [`    with open(${pythonText(answer.file)}, "wb") as file:`, "        file.write(response.read())"];
}
