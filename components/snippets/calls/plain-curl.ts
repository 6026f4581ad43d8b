import { indented, shellQuoted } from "../literals/shell";
import { headersOf, type PlainCall } from "./plain-call";

/** What a shell reads as it stands; `?` and `&` it would not. */
const PLAIN = /^[\w:/.,%-]+$/;

export function plainCurl(call: PlainCall): string {
  const { url, body, answer } = call;
  const options = [
    '-H "Authorization: Bearer $TURNPIKE_API_KEY"',
    ...headersOf(call).map(([name, value]) => `-H ${shellQuoted(`${name}: ${value}`)}`),
    ...(typeof answer === "object" ? [`-o ${answer.file}`] : []),
    ...(body ? [`-d ${indented(shellQuoted(JSON.stringify(body, null, 2)))}`] : []),
  ];
  const head = `curl ${answer === "stream" ? "-N " : ""}${PLAIN.test(url) ? url : shellQuoted(url)}`;
  return [head, ...options].join(" \\\n  ");
}
