import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ENDPOINTS } from "@/lib/contract/endpoints";
import { clientEndpointFiles } from "./client-endpoints";

const FOLDER = "lib/client/endpoints";

test("what browsers know of the endpoints is what the contract says; else run `npm run generate`", () => {
  const onDisk = readdirSync(FOLDER).map((file) => [
    `${FOLDER}/${file}`,
    readFileSync(`${FOLDER}/${file}`, "utf8"),
  ]);
  expect(Object.fromEntries(onDisk)).toEqual(clientEndpointFiles());
});

test("every endpoint of the table is among them once, by its own address", () => {
  const texts = Object.values(clientEndpointFiles()).join("");
  const told = [...texts.matchAll(/id: "(.+)",\n {2}method: "(.+)",\n {2}path: "(.+)"/g)].map((match) =>
    match.slice(1),
  );
  expect(told.sort()).toEqual(ENDPOINTS.map(({ id, method, path }) => [id, method, path]).sort());
});
