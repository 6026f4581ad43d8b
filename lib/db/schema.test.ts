import { expect, test } from "vitest";
import { Prisma, pool } from "./index";
import { useTestDatabase } from "./testing";

useTestDatabase();

// What the generated client selects, per model; the table of a model is its name in snake_case.
function modelColumns(model: string): string[] {
  const fields = Prisma[`${model}ScalarFieldEnum` as "UserScalarFieldEnum"];
  return Object.keys(fields).map(snakeCase).sort();
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter, index) => `${index > 0 ? "_" : ""}${letter.toLowerCase()}`);
}

test("the migrations make exactly the columns that the Prisma schema declares", async () => {
  const { rows } = await pool().query<{ table: string; columns: string[] }>(
    `SELECT c.table_name::text AS table, array_agg(c.column_name::text ORDER BY c.column_name) AS columns
     FROM information_schema.columns c JOIN pg_class t ON t.relname = c.table_name AND NOT t.relispartition
     WHERE c.table_schema = 'public' AND t.relkind IN ('r', 'p') AND c.table_name <> '_prisma_migrations' GROUP BY 1 ORDER BY 1`,
  );
  const inDatabase = Object.fromEntries(rows.map((row) => [row.table, [...row.columns].sort()]));
  const declared = Object.fromEntries(
    Object.keys(Prisma.ModelName)
      .map((model) => [snakeCase(model), modelColumns(model)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  expect(inDatabase).toEqual(declared);
});
