import { getMemberMailEndpoint, updateMemberMailEndpoint } from "@/lib/contract/member-mail";
import { getMemberMail, updateMemberMail } from "@/lib/domain/orgs";
import { route } from "@/lib/web/route";

export const GET = route(getMemberMailEndpoint, getMemberMail);
export const PUT = route(updateMemberMailEndpoint, updateMemberMail);
