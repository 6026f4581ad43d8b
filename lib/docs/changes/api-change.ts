import type { Fields, Surface } from "./api-surface";

export type FieldChange = {
  added?: Fields;
  removed?: string[];
  /** The new type of a field that stayed. */
  changed?: Fields;
};

/** What became of the API on one day: endpoints and schemas that came, went or were changed. */
export type ApiChange = {
  date: string;
  version: string;
  added?: Surface;
  removed?: string[];
  changed?: Record<string, FieldChange>;
};

const isEmpty = (value: object) => Object.keys(value).length === 0;
const orNothing = <T extends object>(value: T): T | undefined => (isEmpty(value) ? undefined : value);

/** Members that only `to` has, that only `from` has, and that both have but not the same. */
function compare<T>(from: Record<string, T>, to: Record<string, T>, isSame: (a: T, b: T) => boolean) {
  const added = Object.fromEntries(Object.entries(to).filter(([name]) => !(name in from)));
  const removed = Object.keys(from).filter((name) => !(name in to));
  const changed = Object.keys(to).filter((name) => name in from && !isSame(from[name]!, to[name]!));
  return { added, removed, changed };
}

function fieldChange(from: Fields, to: Fields): FieldChange {
  const { added, removed, changed } = compare(from, to, (a, b) => a === b);
  return {
    added: orNothing(added),
    removed: orNothing(removed),
    changed: orNothing(Object.fromEntries(changed.map((name) => [name, to[name]!]))),
  };
}

const sameFields = (a: Fields, b: Fields) => {
  const { added, removed, changed } = compare(a, b, (x, y) => x === y);
  return isEmpty(added) && removed.length === 0 && changed.length === 0;
};

/** What leads from one surface to the other; null where they are the same. */
export function diffSurfaces(from: Surface, to: Surface): Omit<ApiChange, "date" | "version"> | null {
  const { added, removed, changed } = compare(from, to, sameFields);
  if (isEmpty(added) && removed.length === 0 && changed.length === 0) return null;
  return {
    added: orNothing(added),
    removed: orNothing(removed),
    changed: orNothing(
      Object.fromEntries(changed.map((name) => [name, fieldChange(from[name]!, to[name]!)])),
    ),
  };
}

function without<T>(record: Record<string, T>, names: readonly string[] = []): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

/** The surface after a change. */
export function applyChange(surface: Surface, { added, removed, changed = {} }: ApiChange): Surface {
  const next = { ...without(surface, removed), ...added };
  for (const [name, change] of Object.entries(changed)) {
    next[name] = { ...without(next[name] ?? {}, change.removed), ...change.changed, ...change.added };
  }
  return next;
}
