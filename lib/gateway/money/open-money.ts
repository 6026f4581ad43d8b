import { rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { env } from "@/lib/core/env";
import { monotonicMs } from "@/lib/core/time";
import { listen } from "@/lib/db";
import { settleClaimsOf } from "@/lib/domain/idempotency";
import {
  heartbeat,
  leaseSlices,
  RECALL_CHANNEL,
  type Recall,
  readLeases,
  recallLeases,
  releaseLeasesOf,
  retireInstance,
  returnLeases,
} from "@/lib/domain/limits";
import { ingestSettledCalls } from "@/lib/domain/metering";
import { moneyDocsUrl } from "./docs-url";
import { GatewayMoney } from "./gateway-money";
import { LeaseClock } from "./holds/lease-clock";
import { LeaseKeeper, type LeaseStore } from "./holds/lease-keeper";
import { reconcile } from "./holds/reconcile";
import type { Slot } from "./holds/slot";
import { SlotTable } from "./holds/slot-table";
import { claimInstanceFolders, type InstanceFolder } from "./journal/instance-folders";
import { Journal } from "./journal/journal";
import { lastSeqIn } from "./journal/read-journal";
import type { Money, MoneyOptions } from "./seam";
import { recoverJournal } from "./shipping/recover";
import type { Sender } from "./shipping/send-batch";

const RETRY_MS = 1_000;

/**
 * Opens the gateway's money: takes up the journal and leases of an earlier life (and those of gateways on this machine that died),
 * books what they left, hands their leases back, and starts. Waits for the database as long as it takes.
 */
export async function openMoney(options: MoneyOptions): Promise<Money> {
  const [own, ...left] = claimInstanceFolders(options.home);
  for (const folder of [own, ...left]) await recoverFolder(folder, options);
  for (const folder of left) {
    await untilDone(options, () => retireInstance(options.pool, folder.instanceId));
    rmSync(folder.path, { recursive: true, force: true });
  }
  return start(own, options);
}

function senderOf(instanceId: string, options: MoneyOptions, signal: AbortSignal): Sender {
  return {
    ingest: (calls) => ingestSettledCalls(options.pool, instanceId, calls),
    quarantinePath: join(options.home, "journal", "quarantine.jsonl"),
    log: options.log,
    signal,
  };
}

async function recoverFolder(folder: InstanceFolder, options: MoneyOptions): Promise<void> {
  const { instanceId, path } = folder;
  // Until the leases of an earlier life are in use again, nobody may sweep them.
  await untilDone(options, () => heartbeat(options.pool, instanceId, hostname()));
  const sender = senderOf(instanceId, options, new AbortController().signal);
  const result = await recoverJournal(path, sender, options);
  if (result.shipped + result.recovered + result.corruptBytes > 0) {
    options.log.info({ instanceId, ...result }, "took up an earlier journal");
  }
  await untilDone(options, () => settleClaimsOf(options.pool, instanceId));
  await untilDone(options, () => releaseLeasesOf(options.pool, [instanceId]));
}

/** A database that is away while the gateway starts is waited for. */
async function untilDone({ log }: MoneyOptions, work: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      log.warn({ err: error }, "the gateway waits for the database");
      await sleep(RETRY_MS);
    }
  }
}

async function start(folder: InstanceFolder, options: MoneyOptions): Promise<Money> {
  const { pool, log } = options;
  const { instanceId, path, lock } = folder;
  const leaseMs = options.leaseMs ?? env().LEASE_MS;
  const sending = new AbortController();
  const slots = new SlotTable();
  const store: LeaseStore = {
    lease: (asks) => leaseSlices(pool, instanceId, asks, leaseMs),
    giveBack: (parts) => returnLeases(pool, instanceId, parts),
    recall: (windows) => recallLeases(pool, instanceId, windows),
  };
  const keeper = new LeaseKeeper(store, options.waitMs ?? env().HOLD_WAIT_MS, moneyDocsUrl());
  const clock = new LeaseClock({
    leaseMs,
    log,
    beat: async () => {
      lock.touch();
      await heartbeat(pool, instanceId, hostname());
    },
    isUncertain: () => keeper.isUncertain,
    onReturn: () =>
      money.shipper.between(() =>
        keeper.quiet(async () => {
          await reconcile(slots, store, await readLeases(pool, instanceId));
          keeper.isUncertain = false;
        }),
      ),
    onTick: () => money.handBackIdle(Date.now()),
  });
  let beatMs = 0;
  await untilDone(options, () => {
    beatMs = monotonicMs();
    return heartbeat(pool, instanceId, hostname());
  });
  const listener = listen(
    [RECALL_CHANNEL],
    {
      onConnect: () => {},
      onMessage: (_, payload) => answerRecall(JSON.parse(payload) as Recall, instanceId, slots, keeper),
    },
    options.connectionString,
  );
  const money: GatewayMoney = new GatewayMoney({
    instanceId,
    journal: new Journal({
      folder: path,
      bytesMax: options.journalBytesMax,
      firstSeq: lastSeqIn(path),
      log,
    }),
    slots,
    keeper,
    clock,
    sender: senderOf(instanceId, options, sending.signal),
    stopSending: () => sending.abort(),
    retire: () => retireInstance(pool, instanceId),
    closeFolder: async () => {
      await listener.close();
      lock.release();
    },
  });
  clock.start(beatMs);
  return money;
}

/**
 * What is free here and wanted elsewhere goes back. Where calls wait for it here too, the gateway with the lower id collects the
 * parts that pay for no call on either side.
 */
function answerRecall(recall: Recall, instanceId: string, slots: SlotTable, keeper: LeaseKeeper): void {
  if (recall.from === instanceId) return;
  const wanted: Slot[] = [];
  for (const [budgetId, windowStartMs] of recall.windows) {
    const slot = slots.find(budgetId, windowStartMs);
    if (slot && (recall.from < instanceId || !keeper.isWanted(slot))) wanted.push(slot);
  }
  void keeper.giveBack(wanted);
}
