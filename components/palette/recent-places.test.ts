import { expect, test } from "vitest";
import { PLACES_MAX, parsePlaces, withPlace } from "./recent-places";

const place = (n: number) => ({ href: `/acme/${n}`, label: `Page ${n}` });

test("a place visited again moves to the front, and the oldest falls out", () => {
  const many = Array.from({ length: PLACES_MAX + 2 }, (_, n) => n).reduce(
    (places, n) => withPlace(places, place(n)),
    [place(99)],
  );
  expect(many).toHaveLength(PLACES_MAX);
  expect(many[0]).toEqual(place(PLACES_MAX + 1));
  const again = withPlace(many, place(PLACES_MAX - 1));
  expect(again[0]).toEqual(place(PLACES_MAX - 1));
  expect(again.filter(({ href }) => href === `/acme/${PLACES_MAX - 1}`)).toHaveLength(1);
});

test("what is kept is read as places of this site or not at all", () => {
  expect(parsePlaces(JSON.stringify([place(1)]))).toEqual([place(1)]);
  const placed = { ...place(1), where: "Acme" };
  expect(parsePlaces(JSON.stringify([placed, { ...place(2), where: 7 }]))).toEqual([placed]);
  expect(parsePlaces(null)).toEqual([]);
  expect(parsePlaces("{")).toEqual([]);
  expect(parsePlaces('{"href":"/a","label":"A"}')).toEqual([]);
  for (const href of [
    "https://elsewhere.example/",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "javascript:alert(1)",
  ])
    expect(parsePlaces(JSON.stringify([{ href, label: "x" }, null, 3]))).toEqual([]);
});
