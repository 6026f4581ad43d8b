type Generation<V> = { groups: Map<string, Map<string, V>>; size: number };

const empty = <V>(): Generation<V> => ({ groups: new Map(), size: 0 });

/** Values by group and name that forgets those not asked for lately: never more than twice `sizeMax`, without a list of uses. */
export class RecentCache<V> {
  private readonly sizeMax: number;
  private young = empty<V>();
  private old = empty<V>();

  constructor(sizeMax: number) {
    this.sizeMax = sizeMax;
  }

  get(group: string, name: string): V | undefined {
    const found = this.young.groups.get(group)?.get(name);
    if (found !== undefined) return found;
    const older = this.old.groups.get(group)?.get(name);
    if (older !== undefined) this.set(group, name, older);
    return older;
  }

  set(group: string, name: string, value: V): void {
    if (this.young.size >= this.sizeMax) {
      this.old = this.young;
      this.young = empty();
    }
    let values = this.young.groups.get(group);
    if (!values) {
      values = new Map();
      this.young.groups.set(group, values);
    }
    if (!values.has(name)) this.young.size++;
    values.set(name, value);
  }

  drop(group: string): void {
    for (const generation of [this.young, this.old]) {
      generation.size -= generation.groups.get(group)?.size ?? 0;
      generation.groups.delete(group);
    }
  }

  clear(): void {
    this.young = empty();
    this.old = empty();
  }

  get size(): number {
    return this.young.size + this.old.size;
  }
}
