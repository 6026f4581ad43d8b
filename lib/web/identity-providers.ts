import type { NextAuthOptions } from "next-auth";
import GitHubProvider, { type GithubProfile } from "next-auth/providers/github";
import GoogleProvider, { type GoogleProfile } from "next-auth/providers/google";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "@/lib/core/env";
import type { Identity } from "@/lib/domain/accounts";

/** What a provider's answer becomes; the sign-in callback hands it to the verb. */
export type SaidUser = { id: string; identity: Identity };

type Provider = NextAuthOptions["providers"][number];
type GithubEmail = { email: string; primary: boolean; verified: boolean };
type OidcProfile = {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
  preferred_username?: string;
};

/** GitHub's profile has an address but not whether it is proven; the list of addresses says. */
async function readGithubEmail(accessToken: string): Promise<{ email: string; isEmailVerified: boolean }> {
  const response = await fetch("https://api.github.com/user/emails", {
    headers: { authorization: `Bearer ${accessToken}`, accept: "application/vnd.github+json" },
  });
  const emails = response.ok ? ((await response.json()) as GithubEmail[]) : [];
  const primary = emails.find((entry) => entry.primary);
  return { email: primary?.email ?? "", isEmailVerified: primary?.verified ?? false };
}

function github(clientId: string, clientSecret: string): OAuthConfig<GithubProfile> {
  return GitHubProvider({
    clientId,
    clientSecret,
    async profile(profile, tokens): Promise<SaidUser> {
      const address = await readGithubEmail(tokens.access_token ?? "");
      const id = String(profile.id);
      return {
        id,
        identity: { provider: "github", subject: id, name: profile.name ?? profile.login, ...address },
      };
    },
  });
}

function toSaidUser(provider: "google" | "oidc", profile: OidcProfile): SaidUser {
  const { sub, email = "", email_verified: isEmailVerified = false, name, preferred_username } = profile;
  const identity = {
    provider,
    subject: sub,
    email,
    isEmailVerified,
    name: name ?? preferred_username ?? email,
  };
  return { id: sub, identity };
}

function google(clientId: string, clientSecret: string): OAuthConfig<GoogleProfile> {
  return GoogleProvider({ clientId, clientSecret, profile: (profile) => toSaidUser("google", profile) });
}

function oidc(issuer: string, clientId: string, clientSecret: string): OAuthConfig<OidcProfile> {
  return {
    id: "oidc",
    name: env().OIDC_NAME,
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    clientId,
    clientSecret,
    profile: (profile) => toSaidUser("oidc", profile),
  };
}

/** The identity providers whose settings are complete. */
export function identityProviders(): Provider[] {
  const settings = env();
  const providers: Provider[] = [];
  const { GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } = settings;
  if (GITHUB_CLIENT_ID && GITHUB_CLIENT_SECRET)
    providers.push(github(GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET));
  if (GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET)
    providers.push(google(GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET));
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = settings;
  if (OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET) {
    providers.push(oidc(OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET));
  }
  return providers;
}
