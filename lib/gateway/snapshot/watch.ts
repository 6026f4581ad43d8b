import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "@/lib/core/log";
import { listen } from "@/lib/db";
import type { ConfigReader } from "./load";
import { Snapshot } from "./snapshot";

const CHECK_EVERY_MS = 20_000;
const RETRY_MS = 500;
const LOOKUPS_MAX = 16;
/** How long a call waits for a look-up of its key. */
const LOOKUP_MS_MAX = 1_500;
const UNKNOWN_FOR_MS = 5_000;
const UNKNOWN_MAX = 10_000;

/** A raise that ends later than a timer can say is looked at again then. */
const RAISE_TIMER_MS_MAX = 3_600_000;

type Table = "org" | "project" | "api_key" | "provider" | "model" | "budget" | "budget_raise";

/**
 * Keeps a snapshot equal to the database: a NOTIFY reloads one row, a (re)connect reloads all, and a periodic check of
 * the tables' fingerprint catches what neither saw.
 */
export class ConfigWatch {
  readonly snapshot = new Snapshot();
  ready = false;
  private readonly reader: ConfigReader;
  private readonly log: Logger;
  private readonly changed: (() => void)[] = [];
  private readonly unknownHashes = new Map<string, number>();
  private lookups = 0;
  private pending = new Set<string>();
  private readonly marks = new Map<string, () => void>();
  private draining: Promise<void> | undefined;
  private mark = "";
  private timer: NodeJS.Timeout | undefined;
  private raiseTimer: NodeJS.Timeout | undefined;
  private listener: { close(): Promise<void> } | undefined;
  private closed = false;

  constructor(reader: ConfigReader, log: Logger) {
    this.reader = reader;
    this.log = log;
  }

  /** Resolves when the first full load is in; keeps trying while the database is down. */
  start(connectionString: string): Promise<void> {
    return new Promise((resolve) => {
      this.changed.push(resolve);
      this.listener = listen(
        ["turnpike_config"],
        {
          onMessage: (_channel, payload) => this.onMessage(payload),
          onConnect: () => void this.enqueue("*"),
          onError: (error) =>
            this.log.warn({ err: error.message }, "configuration listener lost its connection"),
        },
        connectionString,
      );
      this.timer = setInterval(() => void this.check(), CHECK_EVERY_MS);
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    clearTimeout(this.raiseTimer);
    await this.listener?.close();
  }

  onChange(listener: () => void): void {
    this.changed.push(listener);
  }

  /** Resolves when every change that was committed before is in force here: changes arrive in the order of their commits. */
  async caughtUp(): Promise<void> {
    const id = randomUUID();
    const seen = new Promise<void>((resolve) => this.marks.set(id, resolve));
    await this.reader.announce({ table: "mark", id });
    await seen;
  }

  /** A well-formed key that the snapshot lacks is looked up once; at most a few at a time, and misses are remembered. */
  async findMissingKey(hash: string): Promise<"found" | "unknown" | "unavailable"> {
    const until = this.unknownHashes.get(hash);
    if (until !== undefined && until > Date.now()) return "unknown";
    if (this.lookups >= LOOKUPS_MAX) return "unavailable";
    this.lookups++;
    const found = this.lookUp(hash).finally(() => {
      this.lookups--;
    });
    return Promise.race([found, sleep(LOOKUP_MS_MAX, "unavailable" as const, { ref: false })]);
  }

  private async lookUp(hash: string): Promise<"found" | "unknown" | "unavailable"> {
    try {
      const keyId = await this.reader.findKeyIdByHash(hash);
      if (keyId !== undefined) await this.enqueue(`api_key:${keyId}`);
      if (this.snapshot.secret(hash)) return "found";
      if (this.unknownHashes.size >= UNKNOWN_MAX) this.unknownHashes.clear();
      this.unknownHashes.set(hash, Date.now() + UNKNOWN_FOR_MS);
      return "unknown";
    } catch (error) {
      this.log.warn({ err: (error as Error).message }, "key look-up failed");
      return "unavailable";
    }
  }

  private onMessage(payload: string): void {
    try {
      const { table, id } = JSON.parse(payload) as { table: string; id: string };
      void this.enqueue(`${table}:${id}`);
    } catch {
      void this.enqueue("*");
    }
  }

  /** One batch after the other: what was read before must never overwrite what was read after. */
  private enqueue(item: string): Promise<void> {
    this.pending.add(item);
    this.draining ??= this.drain().finally(() => {
      this.draining = undefined;
    });
    return this.draining;
  }

  private async drain(): Promise<void> {
    while (this.pending.size > 0 && !this.closed) {
      const batch = this.pending;
      this.pending = new Set();
      try {
        await this.apply(batch);
      } catch (error) {
        this.log.warn({ err: (error as Error).message }, "configuration could not be read; trying again");
        for (const item of batch) this.pending.add(item);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  private async apply(batch: Set<string>): Promise<void> {
    const passed = [...this.marks.keys()].filter((id) => batch.has("*") || batch.has(`mark:${id}`));
    if (batch.has("*") || batch.size > 500) await this.loadAll();
    else await Promise.all([...batch].map((item) => this.reloadItem(item)));
    this.awaitRaiseEnd();
    for (const listener of this.changed) listener();
    for (const id of passed) {
      this.marks.get(id)?.();
      this.marks.delete(id);
    }
  }

  private async loadAll(): Promise<void> {
    const { reader } = this;
    this.mark = await reader.fingerprint();
    const [orgs, projects, keys, providers, models, budgets, raises] = await Promise.all([
      reader.orgs(),
      reader.projects(),
      reader.keys(),
      reader.providers(),
      reader.models(),
      reader.budgets(),
      reader.raises(),
    ]);
    this.snapshot.replaceAll({ orgs, projects, keys, providers, models, budgets, raises });
    this.ready = true;
  }

  private reloadItem(item: string): Promise<void> {
    const colon = item.indexOf(":");
    return this.reload(item.slice(0, colon) as Table, item.slice(colon + 1));
  }

  private async reload(table: Table, id: string): Promise<void> {
    const { reader, snapshot } = this;
    if (table === "api_key") await this.reloadKey(id);
    else if (table === "org") snapshot.setOrg(id, (await reader.orgs(id))[0]);
    else if (table === "project") snapshot.setProject(id, (await reader.projects(id))[0]);
    else if (table === "provider") snapshot.setProvider(id, (await reader.providers(id))[0]);
    else if (table === "model") snapshot.setModel(id, (await reader.models(id))[0]);
    else if (table === "budget") snapshot.budgets.set(id, (await reader.budgets(id))[0]);
    else if (table === "budget_raise") snapshot.budgets.setRaises(id, await reader.raises(id));
  }

  /** A key that is new to this gateway brings its project, organization and budgets, whose NOTIFY may still be under way. */
  private async reloadKey(id: string): Promise<void> {
    const { reader, snapshot } = this;
    const key = (await reader.keys(id))[0];
    if (key) {
      const { orgId, projectId } = key;
      const isNewOrg = !snapshot.org(orgId);
      if (isNewOrg) snapshot.setOrg(orgId, (await reader.orgs(orgId))[0]);
      if (!snapshot.project(projectId)) snapshot.setProject(projectId, (await reader.projects(projectId))[0]);
      for (const row of await reader.budgetsOfOrg(orgId, isNewOrg)) snapshot.budgets.set(row.budgetId, row);
    }
    snapshot.setKey(id, key);
  }

  /** Raises end by themselves, on time, also while the database is down. */
  private awaitRaiseEnd(): void {
    clearTimeout(this.raiseTimer);
    const { budgets } = this.snapshot;
    const inMs = budgets.nextRaiseEndMs() - Date.now();
    if (this.closed || inMs === Number.POSITIVE_INFINITY) return;
    this.raiseTimer = setTimeout(
      () => {
        budgets.endRaises(Date.now());
        this.awaitRaiseEnd();
      },
      Math.min(Math.max(inMs, 1), RAISE_TIMER_MS_MAX),
    );
  }

  private async check(): Promise<void> {
    try {
      if (this.ready && (await this.reader.fingerprint()) !== this.mark) void this.enqueue("*");
    } catch {
      // The database is down: the listener reconnects and reloads.
    }
  }
}
