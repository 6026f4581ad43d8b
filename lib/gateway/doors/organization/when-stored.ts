import { AppError } from "@/lib/core/errors";

/** What the database answers; 503 while it is away or too busy. */
export async function whenStored<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("store_unavailable", "Usage cannot be read at the moment.", {
      headers: { "retry-after": "1" },
      cause,
    });
  }
}
