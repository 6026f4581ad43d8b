import { serveThread } from "@/lib/core/threads/serve-thread";
import { makeForecast } from "../publish/make-forecast";
import type { PublishedForecast } from "../published";
import type { FitTask } from "./fit";

serveThread<FitTask, PublishedForecast>(({ moment, spend }) => makeForecast(moment, spend));
