type Level = Map<unknown, unknown>;

/** Values by a path of keys. Nested maps find a string by its cached hash, where a joined key is built and hashed every time. */
export class Grouped<V> {
  readonly values: V[] = [];
  private readonly root: Level = new Map();

  get(path: readonly (string | number)[], make: () => V): V {
    let level = this.root;
    const last = path.length - 1;
    for (let i = 0; i < last; i++) {
      let next = level.get(path[i]) as Level | undefined;
      if (!next) {
        next = new Map();
        level.set(path[i], next);
      }
      level = next;
    }
    let value = level.get(path[last]) as V | undefined;
    if (value === undefined) {
      value = make();
      level.set(path[last], value);
      this.values.push(value);
    }
    return value;
  }
}
