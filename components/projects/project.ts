import type { ResponseOf } from "@/lib/contract/endpoint";
import type { listProjectsEndpoint } from "@/lib/contract/projects";

export type Project = ResponseOf<typeof listProjectsEndpoint>["items"][number];
