/** One time in which something was away. */
export type Outage = {
  what: "gateway" | "postgres" | "redis";
  /** Of a gateway. */
  index: number;
  signal: "SIGKILL" | "SIGTERM";
  fromMs: number;
  untilMs: number;
  /** What a gateway that was away had leased of each window: neither spent nor free, for all that others can know. */
  leased: Map<string, bigint>;
};
