/** How large a run is. Only `seed` decides what is called, when something dies and which limit moves. */
export type ChaosOptions = {
  seed: number;
  calls: number;
  callers: number;
  leaseMs: number;
  faults: Faults;
  /** One gateway is killed at the end and stays away until its leases have been swept. */
  losesGateway: boolean;
  json: boolean;
};

export type Faults = {
  gatewayKills: number;
  gatewayStops: number;
  postgresKills: number;
  redisKills: number;
  limitMoves: number;
  revocations: number;
};

const FULL = {
  calls: 30_000,
  callers: 500,
  leaseMs: 60_000,
  losesGateway: true,
  faults: {
    gatewayKills: 6,
    gatewayStops: 3,
    postgresKills: 2,
    redisKills: 2,
    limitMoves: 12,
    revocations: 6,
  },
};

const SHORT = {
  calls: 1_500,
  callers: 150,
  leaseMs: 60_000,
  losesGateway: false,
  faults: {
    gatewayKills: 1,
    gatewayStops: 1,
    postgresKills: 1,
    redisKills: 1,
    limitMoves: 3,
    revocations: 2,
  },
};

function integer(args: string[], name: string, otherwise: number): number {
  const at = args.indexOf(name);
  if (at < 0) return otherwise;
  const value = Number(args[at + 1]);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${name} takes a whole number above 0.`);
  return value;
}

export function readOptions(args: string[]): ChaosOptions {
  const size = args.includes("--short") ? SHORT : FULL;
  return {
    ...size,
    seed: integer(args, "--seed", 1),
    calls: integer(args, "--calls", size.calls),
    json: args.includes("--json"),
  };
}
