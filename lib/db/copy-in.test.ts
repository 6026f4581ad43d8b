import { beforeAll, describe, expect, it } from "vitest";
import { CopyBuffer, copyIn, inPoolTransaction, pool } from "./index";
import { useTestDatabase } from "./testing";

useTestDatabase();

const COPY = "COPY copied (id, small, whole, money, at, yes, word, doc) FROM STDIN (FORMAT binary)";
type Row = {
  id: number;
  small: number;
  whole: number;
  money: number;
  atMs: number;
  yes: boolean;
  word: string;
  doc: unknown;
};

beforeAll(async () => {
  await pool().query(
    `CREATE TABLE copied (id int PRIMARY KEY, small smallint, whole int, money bigint, at timestamptz(3), yes boolean,
       word text, doc jsonb)`,
  );
});

function rowsOf(rows: (Row | { id: number })[]): Buffer {
  const buffer = new CopyBuffer(0);
  for (const row of rows) {
    buffer.startRow(8);
    buffer.int4(row.id);
    if (!("word" in row)) {
      for (let i = 0; i < 7; i++) buffer.null();
      continue;
    }
    buffer.int2(row.small);
    buffer.int4(row.whole);
    buffer.int8(row.money);
    buffer.timestamp(row.atMs);
    buffer.boolean(row.yes);
    buffer.text(row.word);
    buffer.jsonb(JSON.stringify(row.doc));
  }
  return buffer.end();
}

const copy = (rows: (Row | { id: number })[]) =>
  inPoolTransaction(pool(), (client) => copyIn(client, COPY, rowsOf(rows)));

const extreme = (id: number, sign: 1 | -1): Row => ({
  id,
  small: sign === 1 ? 32_767 : -32_768,
  whole: sign === 1 ? 2_147_483_647 : -2_147_483_648,
  money: sign * Number.MAX_SAFE_INTEGER,
  atMs: sign * 4_102_444_800_123,
  yes: sign === 1,
  word: sign === 1 ? "plain" : 'tab\t, "quote", \\, Zürich, 東京, 🦊',
  doc: { sign, text: "naïve" },
});

describe("a binary COPY", () => {
  it("brings every type at both ends of its range, text of any script, and NULL", async () => {
    const rows = [extreme(1, 1), extreme(2, -1)];
    await copy([...rows, { id: 3 }]);
    const { rows: stored } = await pool().query(
      `SELECT id, small, whole, money::text, (extract(epoch FROM at) * 1000)::bigint::text AS at, yes, word, doc
       FROM copied ORDER BY id`,
    );
    expect(stored.slice(0, 2)).toEqual(
      rows.map(({ atMs, money, ...row }) => ({ ...row, money: String(money), at: String(atMs) })),
    );
    expect(Object.values(stored[2])).toEqual([3, ...Array(7).fill(null)]);
  });

  it("stores what PostgreSQL cannot hold as U+FFFD", async () => {
    await copy([{ ...extreme(10, 1), word: "nul \0, half \uD83E" }]);
    const { rows } = await pool().query("SELECT word FROM copied WHERE id = 10");
    expect(rows[0].word).toBe("nul \uFFFD, half \uFFFD");
  });

  it("refuses a number that its column cannot hold before anything is sent", () => {
    expect(() => rowsOf([{ ...extreme(20, 1), small: 32_768 }])).toThrow(RangeError);
    expect(() => rowsOf([{ ...extreme(20, 1), whole: 2 ** 31 }])).toThrow(RangeError);
    expect(() => rowsOf([{ ...extreme(20, 1), whole: 1.5 }])).toThrow(RangeError);
    expect(() => rowsOf([{ ...extreme(20, 1), money: 2 ** 53 }])).toThrow(RangeError);
    expect(() => rowsOf([{ ...extreme(20, 1), atMs: Number.NaN }])).toThrow(RangeError);
  });

  it("is all or nothing, and its connection goes on after a refusal", async () => {
    await expect(copy([{ id: 30 }, { id: 31 }, { id: 30 }])).rejects.toMatchObject({ code: "23505" });
    await copy([{ id: 30 }]);
    const { rows } = await pool().query("SELECT id FROM copied WHERE id BETWEEN 30 AND 39");
    expect(rows).toEqual([{ id: 30 }]);
  });
});
