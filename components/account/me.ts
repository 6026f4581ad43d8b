import type { ResponseOf } from "@/lib/contract/endpoint";
import type { getMeEndpoint } from "@/lib/contract/me";

export type Me = ResponseOf<typeof getMeEndpoint>;
