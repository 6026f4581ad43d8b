import type { UsagePage } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";
import { SECOND_MS } from "@/lib/core/time";
import type { OrganizationBucketWidth } from "@/lib/domain/metering";

const SECONDS: Record<OrganizationBucketWidth, number> = { "1m": 60, "1h": 3_600, "1d": 86_400 };
const BUCKETS: Record<OrganizationBucketWidth, { usual: number; most: number }> = {
  "1m": { usual: 60, most: 1_440 },
  "1h": { usual: 24, most: 168 },
  "1d": { usual: 7, most: 31 },
};
const CURSOR = /^page_(\d{1,12})$/;

type Asked = {
  start_time: number;
  end_time?: number;
  bucket_width: OrganizationBucketWidth;
  limit?: number;
  page?: string;
};

/** A part of a UTC bucket that the caller asked for, in Unix seconds. */
type Bucket = { startS: number; endS: number };

function wrong(param: string, message: string): AppError {
  return new AppError("invalid_request", message, { param });
}

/** Where a page begins: its cursor is the second at which the one before ended. */
function firstSecond({ page, start_time: startS }: Asked, endS: number): number {
  if (page === undefined) return startS;
  const at = Number(CURSOR.exec(page)?.[1] ?? Number.NaN);
  if (at > startS && at < endS) return at;
  throw wrong("page", "That is not the next_page of this query.");
}

/** The buckets of one page: UTC minutes, hours or days, of which the first and the last may be parts. */
export class BucketPage {
  readonly buckets: readonly Bucket[];
  private readonly widthS: number;
  private readonly endS: number;

  /** Throws 400 for a range that ends before it begins, too many buckets, and a page of another query. */
  constructor(asked: Asked, nowMs: number, mostBuckets = BUCKETS[asked.bucket_width].most) {
    const { bucket_width: width, limit = BUCKETS[width].usual } = asked;
    if (limit > mostBuckets) throw wrong("limit", `At most ${mostBuckets} buckets of ${width} a page.`);
    this.widthS = SECONDS[width];
    this.endS = asked.end_time ?? Math.ceil(nowMs / SECOND_MS);
    if (this.endS <= asked.start_time) throw wrong("end_time", "end_time must be after start_time.");
    this.buckets = this.list(firstSecond(asked, this.endS), limit);
  }

  private list(fromS: number, limit: number): Bucket[] {
    const buckets: Bucket[] = [];
    for (let startS = fromS; startS < this.endS && buckets.length < limit; startS = buckets.at(-1)!.endS) {
      buckets.push({ startS, endS: Math.min(this.binOf(startS) + this.widthS, this.endS) });
    }
    return buckets;
  }

  private binOf(seconds: number): number {
    return Math.floor(seconds / this.widthS) * this.widthS;
  }

  get from(): Date {
    return new Date(this.buckets[0]!.startS * SECOND_MS);
  }

  get to(): Date {
    return new Date(this.buckets.at(-1)!.endS * SECOND_MS);
  }

  /** The answer, with each row's result in the bucket that it is of. */
  answer<Row extends { bucket: Date }, R>(rows: readonly Row[], toResult: (row: Row) => R): UsagePage<R> {
    const results = new Map<number, R[]>();
    for (const row of rows) {
      const bin = row.bucket.getTime() / SECOND_MS;
      results.set(bin, [...(results.get(bin) ?? []), toResult(row)]);
    }
    const nextS = this.buckets.at(-1)!.endS;
    const hasMore = nextS < this.endS;
    return {
      object: "page",
      data: this.buckets.map(({ startS, endS }) => ({
        object: "bucket",
        start_time: startS,
        end_time: endS,
        results: results.get(this.binOf(startS)) ?? [],
      })),
      has_more: hasMore,
      next_page: hasMore ? `page_${nextS}` : null,
    };
  }
}
