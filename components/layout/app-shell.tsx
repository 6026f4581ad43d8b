import { Activity, type ReactNode } from "react";
import { can, type Role } from "@/lib/access";
import type { PaletteContext } from "../palette/entry";
import { PaletteProvider } from "../palette/palette-provider";
import { PaletteIconTrigger, PaletteTrigger } from "../palette/palette-trigger";
import { StatusLine } from "../status/status-line";
import { Link } from "../ui/actions/link";
import { Logo, LogoMark } from "./logo";
import { MobileNav } from "./mobile-nav";
import { OrgNavigation } from "./navigation";
import { NotificationBell } from "./notification-bell";
import { OrgSwitcher, type ShellOrg } from "./org-switcher";
import { type ShellUser, UserMenu } from "./user-menu";

type FrameProps = {
  home: string;
  /** Names what the pages are about: the organization, or the installation. */
  context: ReactNode;
  title: string;
  navigation: ReactNode;
  /** Beside the logo, and at the end of a phone's header. */
  bell?: ReactNode;
  palette: PaletteContext;
  user: ShellUser;
  /** Stays in sight above the page. */
  banner?: ReactNode;
  children: ReactNode;
};

/** Each `Activity` is made live by itself, in a task of its own: on a phone none of them holds up a touch. */
function Frame({ home, context, title, navigation, bell, palette, user, banner, children }: FrameProps) {
  return (
    <PaletteProvider context={palette}>
      <div className="min-h-dvh lg:grid lg:grid-cols-[232px_minmax(0,1fr)] print:block">
        <a
          href="#content"
          className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          Skip to content
        </a>
        <aside className="sticky top-0 hidden h-dvh flex-col gap-4 border-line border-r px-3 py-4 lg:flex print:hidden">
          <div className="flex shrink-0 flex-col gap-4">
            <Activity>
              <div className="flex items-center justify-between">
                <Link href={home} className="rounded-md px-1.5">
                  <Logo />
                </Link>
                {bell}
              </div>
              {context}
              <PaletteTrigger />
            </Activity>
          </div>
          <div className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1">
            <Activity>{navigation}</Activity>
          </div>
          <div className="shrink-0">
            <UserMenu user={user} />
          </div>
        </aside>
        <header className="sticky top-0 z-30 flex h-12 items-center gap-3 border-line border-b bg-page px-4 lg:hidden print:hidden">
          <Activity>
            <MobileNav>
              {context}
              <div className="mt-4 flex-1">{navigation}</div>
              <UserMenu user={user} />
            </MobileNav>
            <Link href={home} aria-label="Home" className="rounded-md">
              <LogoMark />
            </Link>
            <span className="min-w-0 flex-1 truncate font-medium">{title}</span>
            <PaletteIconTrigger />
            {bell}
          </Activity>
        </header>
        <div className="min-w-0">
          {banner && <div className="sticky top-12 z-20 lg:top-0">{banner}</div>}
          <StatusLine />
          <main id="content" tabIndex={-1} className="min-w-0 px-4 py-5 outline-none sm:px-6 lg:px-8 lg:py-6">
            <div className="mx-auto max-w-6xl has-data-wide:max-w-none">
              <Activity>{children}</Activity>
            </div>
          </main>
        </div>
      </div>
    </PaletteProvider>
  );
}

type OrgShellProps = {
  org: ShellOrg;
  orgs: readonly ShellOrg[];
  role: Role;
  user: ShellUser & { isOperator: boolean };
  banner?: ReactNode;
  children: ReactNode;
};

/** Around every page of an organization. */
export function OrgShell({ org, orgs, role, user, banner, children }: OrgShellProps) {
  return (
    <Frame
      home={`/${org.slug}`}
      title={org.name}
      context={<OrgSwitcher current={org} orgs={orgs} />}
      navigation={<OrgNavigation slug={org.slug} role={role} isOperator={user.isOperator} />}
      palette={{ org: { ...org, role }, isOperator: user.isOperator }}
      bell={can(role, "usage.read") && <NotificationBell orgId={org.id} />}
      user={{ name: user.name, email: user.email }}
      banner={banner}
    >
      {children}
    </Frame>
  );
}

/** Around the operator's pages and the personal account. */
export function PlainShell(props: {
  title: string;
  navigation: ReactNode;
  user: ShellUser & { isOperator: boolean };
  children: ReactNode;
}) {
  return (
    <Frame
      home="/"
      title={props.title}
      context={<p className="px-2.5 font-semibold">{props.title}</p>}
      navigation={props.navigation}
      palette={{ org: null, isOperator: props.user.isOperator }}
      user={props.user}
    >
      {props.children}
    </Frame>
  );
}
