import { writeSync } from "node:fs";
import { createLogger } from "@/lib/core/log";
import { createPool } from "@/lib/db";
import { openMoney } from "./open-money";
import type { MoneyLimit, Settlement } from "./seam";

/**
 * A gateway's money in a process of its own that calls as fast as it can until it is killed. It says on stdout what it was
 * promised: `I id` once an intent is durable, `S id` once a settlement is.
 */
const { home, limit, template } = JSON.parse(process.argv[2]!) as {
  home: string;
  limit: Omit<MoneyLimit, "limitNanos"> & { limitNanos: string };
  template: Settlement;
};
const limits: MoneyLimit[] = [{ ...limit, limitNanos: BigInt(limit.limitNanos) }];

const money = await openMoney({
  pool: createPool(4),
  home,
  log: createLogger("crash"),
  price: (_, usage) => usage.input + usage.output,
  journalBytesMax: 64 * 1024 * 1024,
});

async function caller(n: number): Promise<void> {
  for (let i = 0; ; i++) {
    const startedAtMs = Date.now();
    const requestId = `${template.requestId.slice(0, 14)}${String(n).padStart(4, "0")}${String(i).padStart(12, "0")}`;
    const call: Settlement = { ...template, requestId, startedAtMs, costNanos: 7 };
    const hold = await money.place(limits, 20, startedAtMs);
    money.intent(
      { ...call, rates: {}, inputTokensEstimate: 2, tokenizer: "o200k_base", promptJson: null, asked: null },
      hold,
    );
    writeSync(1, `I ${requestId}\n`);
    if (i % 3 === 0) money.progress(hold, 3);
    await new Promise((resolve) => setTimeout(resolve, (i * n) % 4));
    await money.settle(call, hold);
    writeSync(1, `S ${requestId}\n`);
  }
}

await Promise.all(Array.from({ length: 20 }, (_, n) => caller(n + 1)));
