import { pythonText } from "../literals/python";
import type { SnippetCodes } from "../snippet-codes";

const FILE = "recording.mp3";

/** A recording goes as a form, which is the clients' work outside of a shell. */
export function transcriptionCodes(gatewayUrl: string, model: string): SnippetCodes {
  const base = `${gatewayUrl}/v1`;
  const curl = [
    `curl ${base}/audio/transcriptions`,
    '-H "Authorization: Bearer $TURNPIKE_API_KEY"',
    `-F model=${model}`,
    `-F file=@${FILE}`,
  ].join(" \\\n  ");
  const python = [
    "import os",
    "",
    "from openai import OpenAI",
    "",
    "client = OpenAI(",
    `    base_url=${pythonText(base)},`,
    '    api_key=os.environ["TURNPIKE_API_KEY"],',
    ")",
    `with open("${FILE}", "rb") as file:`,
    `    answer = client.audio.transcriptions.create(model=${pythonText(model)}, file=file)`,
    "print(answer.text)",
  ].join("\n");
  const typescript = [
    'import { createReadStream } from "node:fs";',
    'import OpenAI from "openai";',
    "",
    "const client = new OpenAI({",
    `  baseURL: ${JSON.stringify(base)},`,
    "  apiKey: process.env.TURNPIKE_API_KEY,",
    "});",
    "const answer = await client.audio.transcriptions.create({",
    `  model: ${JSON.stringify(model)},`,
    `  file: createReadStream("${FILE}"),`,
    "});",
    "console.log(answer.text);",
  ].join("\n");
  return { codes: { curl, python, typescript }, needsClient: true };
}
