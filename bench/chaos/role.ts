import { runCallers } from "./callers/role";
import { startChaosUpstream } from "./upstream/role";

/** What the processes of a run tell the one that started them. */
export type FromRole = { ready: { port: number } } | { sent: number; done: boolean };

const tell = (message: FromRole) => process.send?.(message);

/** The life of a process of the run. It ends when it is told to stop or left alone. */
export async function runRole(name: string): Promise<void> {
  if (name === "callers") {
    process.once("disconnect", () => process.exit(1));
    await runCallers(process.env.CHAOS_INPUT!, (sent, done) => tell({ sent, done }));
    process.disconnect();
    return;
  }
  if (name !== "upstream") throw new Error(`no role ${name}`);
  const upstream = await startChaosUpstream();
  process.once("message", async () => {
    await upstream.stop();
    process.exit(0);
  });
  process.once("disconnect", () => process.exit(1));
  tell({ ready: { port: upstream.port } });
}
