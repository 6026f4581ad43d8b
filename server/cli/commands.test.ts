import { describe, expect, it } from "vitest";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { ensureUsagePartitions, foldUsage } from "@/lib/domain/metering";
import { COMMANDS } from "./commands";
import { runCli } from "./frame/run";

useTestDatabase();
process.env.ACME_KEY = "sk-upstream-1234567890";

async function cli(...args: string[]) {
  let stdout = "";
  let stderr = "";
  const stream = (write: (text: string) => void) =>
    ({ write, isTTY: false }) as unknown as NodeJS.WriteStream;
  const exitCode = await runCli(COMMANDS, args, {
    stdout: stream((text) => {
      stdout += text;
    }),
    stderr: stream((text) => {
      stderr += text;
    }),
  });
  return { exitCode, stdout, stderr };
}

async function json(...args: string[]) {
  const { stdout, stderr, exitCode } = await cli(...args, "--json");
  expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  return JSON.parse(stdout);
}

describe("the operator's commands", () => {
  it("take an installation from nothing to a key with credit", async () => {
    const { user } = await json("user", "create", "--email", "Ada@acme.example", "--name", "Ada");
    expect(user).toMatchObject({ email: "ada@acme.example", isOperator: true });
    expect(user.password).toHaveLength(16);
    const { org } = await json("org", "create", "--name", "Acme", "--owner", "ada@acme.example");
    expect(org.slug).toBe("acme");
    await json("project", "create", "--org", "acme", "--name", "Search", "--rpm", "60");
    const { key } = await json(
      ..."key create --org acme --project search --name web --models sandbox/* --budget-usd 2.50".split(" "),
    );
    expect(key.secret).toMatch(/^tp_live_/);
    expect(key.budgets).toMatchObject([{ limitNanos: "2500000000", window: "month" }]);
    const { credit } = await json("credit", "grant", "--org", "acme", "--usd", "12.5", "--memo", "Hello");
    expect(credit.availableNanos).toBe("12500000000");
  });

  it("connect a provider, add a model and price it", async () => {
    const { provider } = await json(
      ..."provider add --slug acme --base-url https://ai.acme.example/v1 --credential-env ACME_KEY".split(
        " ",
      ),
    );
    expect(provider).toMatchObject({ hasCredential: true, credentialTail: "7890" });
    const { model } = await json(..."model add --slug acme/large --provider acme".split(" "));
    expect(model).toMatchObject({ price: null, routes: [{ upstreamModel: "large" }] });
    const { price } = await json(..."price set --model acme/large --input 0.0075 --output 3".split(" "));
    expect(price.rates).toEqual({ input: 7_500_000, output: 3_000_000_000 });
  });

  it("compare the catalogue, show what is new, publish it once, and find nothing the second time", async () => {
    await json(..."provider add --slug xai --preset xai --credential-env ACME_KEY".split(" "));
    const shown = await cli("catalog", "sync", "--provider", "xai");
    expect(shown.stdout).toMatch(/^new\s+xai\/grok-4\.5\s+\$2\s+\$6$/m);
    expect(shown.stdout).toContain("Publish with: catalog sync --publish (15 changes)");
    const { published } = await json(..."catalog sync --provider xai --publish --markup 10%".split(" "));
    expect(published).toEqual({ added: 15, priced: 0, routed: 0, heldBack: 0 });
    const again = await cli("catalog", "sync", "--provider", "xai");
    expect(again.stdout).toContain("Everything is as the list has it.");
    const undone = await cli("catalog", "sync", "--provider", "xai", "--markup", "0");
    expect(undone.stdout).toMatch(/^price\s+xai\/grok-4\.5\s+\$2\.2 → \$2 \(−9\.09 %\)/m);
    expect((await cli("catalog", "sync", "--markup", "10")).stderr).toContain(
      "--markup: Write a mark-up such as",
    );
  });

  it("rotate, list and revoke a key under the same id", async () => {
    const { items } = await json("key", "list", "--org", "acme");
    const [{ id, label }] = items;
    const { key } = await json("key", "rotate", "--key", id, "--overlap-seconds", "60");
    expect(key).toMatchObject({ id, status: "rotating" });
    expect(key.label).not.toBe(label);
    const { stdout } = await cli("key", "revoke", "--key", id);
    expect(stdout).toContain(`Revoked ${id}`);
    expect((await json("key", "list", "--org", "acme")).items).toEqual([]);
    expect((await json("key", "list", "--org", "acme", "--revoked")).items).toHaveLength(1);
  });

  it.each([
    ["org create --name X --owner nobody@acme.example", /^--owner: nobody has an account/],
    ["project create --org nope --name X", /^--org: there is no organization with the id or slug "nope"/],
    ["key create --org acme --name X", /^--project is missing: the organization has several projects/],
    ["key create --org acme --project search --name X --cidrs 300.1.1.1", /^--cidrs\[0\]: Write an address/],
    [
      "key create --org acme --project search --name X --budget-usd ten",
      /^--budget-usd.limitUsd: Write an amount/,
    ],
    ["key revoke --key key_0", /^--key: there is no key/],
    ["provider add --slug x --base-url ftp://x", /^--base-url: Write an http/],
    [
      "provider add --slug x --base-url http://x/v1 --credential-env NOT_SET",
      /^--credential-env: the variable/,
    ],
    ["price set --model acme/large --input 1e3 --output 1", /^--input must be an amount in USD/],
    ["price set --model acme/large --input 1 --output 1 --more [1]", /^--more must be a JSON object/],
    ["credit grant --org acme --usd -3", /^--usd: Write an amount above zero/],
    ["usage sum --from yesterday", /^--from must be a date/],
    ["usage sum --from 1d --to 2d", /^--to must be after --from/],
    ["user create --email ada@acme.example --name X", /has an account/],
    ["replay --trace no-such-file", /^--trace: there is no file/],
  ])("refuse %s with one sentence that names the option", async (line, sentence) => {
    const { exitCode, stdout, stderr } = await cli(...line.split(" "));
    expect(stderr.trim()).toMatch(sentence);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });

  it("sum usage exactly, from roll-ups on whole quarters of an hour and from events between", async () => {
    await ensureUsagePartitions(pool(), new Date());
    await json("demo", "--days", "1");
    const { costNanos } = (await db().usageRollup.aggregate({ _sum: { costNanos: true } }))._sum;
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const rollups = await json("usage", "sum", "--from", "2026-01-01", "--to", tomorrow);
    const events = await json("usage", "sum", "--from", "2026-01-01T00:00:00.001Z", "--by", "model");
    expect(rollups).toMatchObject({ source: "rollups", total: { costNanos: costNanos!.toString() } });
    expect(rollups.groups).toHaveLength(3);
    expect(events).toMatchObject({ source: "events", total: rollups.total });
    const [first] = rollups.groups;
    const one = await json("usage", "sum", "--from", "2026-01-01", "--to", tomorrow, "--org", first.group);
    expect(one.total.costNanos).toBe(first.costNanos);
  }, 60_000);
});

describe("doctor", () => {
  it("finds the books right, and what is not running", async () => {
    const { stdout } = await cli("doctor", "--all", "--json");
    const { findings } = JSON.parse(stdout) as { findings: { name: string; status: string }[] };
    const status = Object.fromEntries(findings.map((finding) => [finding.name, finding.status]));
    expect(status).toMatchObject({
      settings: "ok",
      database: "ok",
      ledger: "ok",
      balances: "ok",
      credit: "ok",
      charges: "ok",
      "roll-ups": "ok",
      cells: "ok",
      leases: "ok",
      instances: "warn",
    });
  });

  it("sees a roll-up, a cell, a balance and a credit that are wrong, each with a remedy", async () => {
    await foldUsage(pool());
    await db().usageCell.updateMany({
      where: { dim: "all", width: "quarter" },
      data: { calls: { increment: 1n } },
    });
    await db().usageRollup.updateMany({
      where: { model: "demo/aurora-mini" },
      data: { costNanos: { increment: 1n } },
    });
    await db().ledgerAccount.updateMany({
      where: { code: "credit" },
      data: { balanceNanos: { increment: 5n } },
    });
    const { exitCode, stdout } = await cli("doctor", "--all", "--json");
    expect(exitCode).toBe(1);
    const { ok, findings } = JSON.parse(stdout) as {
      ok: boolean;
      findings: { name: string; status: string; remedy?: string }[];
    };
    expect(ok).toBe(false);
    const failed = findings.filter((finding) => finding.status === "fail");
    expect(failed.map((finding) => finding.name)).toEqual([
      "ledger",
      "balances",
      "credit",
      "charges",
      "roll-ups",
      "cells",
    ]);
    expect(failed.every((finding) => finding.remedy)).toBe(true);
  });
});
