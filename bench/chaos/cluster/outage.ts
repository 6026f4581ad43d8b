/** One time in which something was away. */
export type Outage = {
  what: "gateway" | "postgres" | "redis";
  /** Of a gateway. */
  index: number;
  signal: "SIGKILL" | "SIGTERM";
  fromMs: number;
  untilMs: number;
};
