import type { SnippetLanguage } from "../../snippets/chat-snippet";

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A call of any endpoint that takes JSON, with what each language has by itself. */
export function postSnippet(
  url: string,
  body: object,
  headers: Record<string, string> = {},
): Record<SnippetLanguage, string> {
  const json = JSON.stringify(body, null, 2);
  const more = Object.entries(headers);
  return {
    curl: [
      `curl ${quoted(url)} \\`,
      `  -H "Authorization: Bearer $TURNPIKE_API_KEY" \\`,
      `  -H "Content-Type: application/json" \\`,
      ...more.map(([name, value]) => `  -H "${name}: ${value}" \\`),
      `  -d ${quoted(json)}`,
    ].join("\n"),
    python: [
      "import json, os, urllib.request",
      "",
      `body = json.loads(r'''${json}''')`,
      `request = urllib.request.Request(${JSON.stringify(url)}, json.dumps(body).encode())`,
      `request.add_header("Authorization", "Bearer " + os.environ["TURNPIKE_API_KEY"])`,
      `request.add_header("Content-Type", "application/json")`,
      ...more.map(([name, value]) => `request.add_header(${JSON.stringify(name)}, ${JSON.stringify(value)})`),
      "print(urllib.request.urlopen(request).read())",
    ].join("\n"),
    typescript: [
      `const response = await fetch(${JSON.stringify(url)}, {`,
      `  method: "POST",`,
      "  headers: {",
      `    authorization: "Bearer " + process.env.TURNPIKE_API_KEY,`,
      `    "content-type": "application/json",`,
      ...more.map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)},`),
      "  },",
      `  body: JSON.stringify(${json.replaceAll("\n", "\n  ")}),`,
      "});",
      "console.log(response.status, response.headers.get('x-turnpike-cost'));",
    ].join("\n"),
  };
}
