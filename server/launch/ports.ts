import { createServer } from "node:net";
import type { Part } from "./options";

const VARIABLES = { portal: "PORTAL_PORT", gateway: "GATEWAY_PORT" } as const;

function probe(host: string, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", resolve);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

function sentenceOf(error: NodeJS.ErrnoException, host: string, port: number, variable: string): string {
  if (error.code === "EADDRINUSE") {
    return `Port ${port} is taken by another program: stop that, or set ${variable} to a free port.`;
  }
  if (error.code === "EACCES")
    return `Port ${port} needs more rights than this user has: set ${variable} to a port above 1023.`;
  return `Cannot listen on ${host}:${port} (${error.code}): correct HOST or ${variable}.`;
}

/** Throws one sentence that names the port and its variable when a part could not listen. */
export async function requireFreePorts(parts: readonly Part[]): Promise<void> {
  const host = process.env.HOST!;
  for (const part of parts) {
    if (part === "worker") continue;
    const variable = VARIABLES[part];
    const port = Number(process.env[variable]);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Error(`${variable} is "${process.env[variable]}", which is no port number.`);
    }
    const error = await probe(host, port);
    if (error) throw new Error(sentenceOf(error, host, port, variable));
  }
}
