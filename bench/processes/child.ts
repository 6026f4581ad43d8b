import { type ChildProcess, fork } from "node:child_process";

export type Cpu = { userUs: number; systemUs: number };
/** Bytes; `settled` is after a collection, which needs `--expose-gc`. */
export type Memory = { rss: number; rssSettled: number; heapSettled: number; buffersSettled: number };

/** What a child is asked and answers over IPC. */
export type ToChild = { ask: "cpu" } | { ask: "memory" } | { ask: "figures" } | { ask: "stop" };
export type FromChild =
  | { ready: { port: number } }
  | { cpu: Cpu }
  | { memory: Memory }
  | { figures: unknown };

/** A server of the bench in a process of its own, so that its CPU time is only its own. */
export class BenchChild {
  readonly port: number;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.child = child;
    this.port = port;
  }

  static async start(
    role: string,
    env: Record<string, string>,
    execArgv: string[] = [],
  ): Promise<BenchChild> {
    const child = fork(process.argv[1]!, ["role", role], {
      env: { ...process.env, ...env },
      execArgv: [...execArgv, ...profiling(role)],
    });
    const port = await new Promise<number>((resolve, reject) => {
      child.once("exit", (code) => reject(new Error(`the ${role} process ended with ${code}`)));
      child.on("message", (message: FromChild) => "ready" in message && resolve(message.ready.port));
    });
    return new BenchChild(child, port);
  }

  cpu(): Promise<Cpu> {
    return this.ask("cpu", (message) => ("cpu" in message ? message.cpu : undefined));
  }

  memory(): Promise<Memory> {
    return this.ask("memory", (message) => ("memory" in message ? message.memory : undefined));
  }

  /** What the role says of itself. */
  figures<F>(): Promise<F> {
    return this.ask("figures", (message) => ("figures" in message ? (message.figures as F) : undefined));
  }

  private ask<A>(
    ask: Exclude<ToChild["ask"], "stop">,
    read: (message: FromChild) => A | undefined,
  ): Promise<A> {
    return new Promise((resolve) => {
      const listen = (message: FromChild) => {
        const answer = read(message);
        if (answer === undefined) return;
        this.child.off("message", listen);
        resolve(answer);
      };
      this.child.on("message", listen);
      this.child.send({ ask } satisfies ToChild);
    });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.child.once("exit", () => resolve());
      this.child.send({ ask: "stop" } satisfies ToChild);
      setTimeout(() => this.child.kill("SIGKILL"), 8_000).unref();
    });
  }
}

/** `BENCH_PROFILE=gateway` writes a CPU profile of that process into the working directory. */
function profiling(role: string): string[] {
  return process.env.BENCH_PROFILE === role ? ["--cpu-prof", `--cpu-prof-name=${role}.cpuprofile`] : [];
}
