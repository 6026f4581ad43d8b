import { Counter, Gauge, Histogram, Registry } from "prom-client";

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** The gateway's Prometheus metrics, in a registry of their own so that several gateways fit in one process. */
export class Metrics {
  readonly registry = new Registry();
  private readonly calls = new Counter({
    name: "turnpike_calls_total",
    help: "Answered requests by endpoint and status.",
    labelNames: ["endpoint", "status"],
    registers: [this.registry],
  });
  private readonly latency = new Histogram({
    name: "turnpike_call_seconds",
    help: "Time from the request to the last byte.",
    labelNames: ["model"],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly firstToken = new Histogram({
    name: "turnpike_first_token_seconds",
    help: "Time from the request to the first token of a stream.",
    labelNames: ["model"],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly upstreamErrors = new Counter({
    name: "turnpike_upstream_errors_total",
    help: "Failed attempts by provider and error code.",
    labelNames: ["provider", "code"],
    registers: [this.registry],
  });
  private readonly answered = new Map<string, Counter.Internal>();
  private readonly timed = new Map<string, Histogram.Internal<"model">>();

  /** Counts an answered request; the labelled series is looked up once. */
  noteAnswer(endpoint: string, status: number): void {
    const name = `${endpoint} ${status}`;
    let series = this.answered.get(name);
    if (!series) {
      series = this.calls.labels(endpoint, String(status));
      this.answered.set(name, series);
    }
    series.inc();
  }

  noteLatency(model: string, seconds: number): void {
    let series = this.timed.get(model);
    if (!series) {
      series = this.latency.labels(model);
      this.timed.set(model, series);
    }
    series.observe(seconds);
  }

  /** A value that is read when the metrics are asked for. */
  observe(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }
}
