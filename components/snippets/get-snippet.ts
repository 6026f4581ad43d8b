import type { SnippetLanguage } from "./chat-snippet";

/** Reads an address of the gateway with the key of the environment. */
export function getSnippet(url: string): Record<SnippetLanguage, string> {
  return {
    curl: `curl ${url} \\\n  -H "Authorization: Bearer $TURNPIKE_API_KEY"`,
    python: [
      "import json, os, urllib.request",
      "",
      `request = urllib.request.Request(${JSON.stringify(url)})`,
      `request.add_header("Authorization", "Bearer " + os.environ["TURNPIKE_API_KEY"])`,
      "print(json.load(urllib.request.urlopen(request)))",
    ].join("\n"),
    typescript: [
      `const response = await fetch(${JSON.stringify(url)}, {`,
      "  headers: { authorization: 'Bearer ' + process.env.TURNPIKE_API_KEY },",
      "});",
      "console.log(await response.json());",
    ].join("\n"),
  };
}
