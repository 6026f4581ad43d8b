import { exportCallsEndpoint } from "@/lib/contract/calls";
import { exportCalls } from "@/lib/domain/metering";
import { linesAnswer } from "@/lib/web/csv-route";
import { streamRoute } from "@/lib/web/route";

export const GET = streamRoute(exportCallsEndpoint, async (ctx, input) =>
  linesAnswer(await exportCalls(ctx, input)),
);
