import type { ResponseOf } from "@/lib/contract/endpoint";
import type { listMembersEndpoint } from "@/lib/contract/members";

export type MemberPage = ResponseOf<typeof listMembersEndpoint>;
export type Member = MemberPage["items"][number];
