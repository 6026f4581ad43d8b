import { secureProxy } from "@/lib/web/secure-proxy";

export const proxy = secureProxy;

export const config = { matcher: "/((?!_next/static|_next/image).*)" };
