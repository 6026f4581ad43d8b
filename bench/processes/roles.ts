import { startFirstScreen } from "../dashboard/first-screen";
import { startBareProxy } from "../gateway/bare-proxy";
import { startUpstream } from "../gateway/upstream";
import { startShipping } from "../ingest/shipping-role";
import type { FromChild, Memory, ToChild } from "./child";
import { startBenchGateway } from "./gateway-role";

type Running = { port: number; figures?(): unknown | Promise<unknown>; stop(): Promise<void> };

const ROLES: Record<string, () => Promise<Running>> = {
  upstream: startUpstream,
  bare: () => startBareProxy(process.env.BENCH_UPSTREAM ?? ""),
  gateway: startBenchGateway,
  shipping: startShipping,
  "first-screen": startFirstScreen,
};

function tell(message: FromChild): void {
  process.send?.(message);
}

/** Twice and a moment apart: what a first collection finalizes, a second one frees. */
async function readMemory(): Promise<Memory> {
  const { rss } = process.memoryUsage();
  for (let i = 0; i < 2; i++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const { rss: rssSettled, heapUsed, arrayBuffers } = process.memoryUsage();
  return { rss, rssSettled, heapSettled: heapUsed, buffersSettled: arrayBuffers };
}

async function tellFigures(running: Running): Promise<void> {
  tell({ figures: (await running.figures?.()) ?? null });
}

/** The life of a bench process: starts its server, answers for its CPU time, stops when told or left alone. */
export async function runRole(name: string): Promise<void> {
  const start = ROLES[name];
  if (!start) throw new Error(`no role ${name}`);
  const running = await start();
  const stop = async () => {
    await running.stop();
    process.exit(0);
  };
  process.on("message", (message: ToChild) => {
    if (message.ask === "stop") return void stop();
    if (message.ask === "memory") return void readMemory().then((memory) => tell({ memory }));
    if (message.ask === "figures") return void tellFigures(running);
    const { user, system } = process.cpuUsage();
    tell({ cpu: { userUs: user, systemUs: system } });
  });
  process.once("disconnect", () => void stop());
  tell({ ready: { port: running.port } });
}
