import {
  FolderPlus,
  Gauge,
  KeyRound,
  LogOut,
  type LucideIcon,
  Monitor,
  Moon,
  Plus,
  Sun,
  UserPlus,
} from "lucide-react";
import { can, type Permission } from "@/lib/access";
import type { PaletteContext, PaletteEntry } from "./entry";

type OrgAction = {
  label: string;
  keywords: string;
  icon: LucideIcon;
  path: string;
  needs: Permission;
};

/** Each opens the dialog of its page. */
const ORG_ACTIONS: OrgAction[] = [
  {
    label: "Create API key",
    keywords: "new add secret",
    icon: KeyRound,
    path: "/keys?new=true",
    needs: "keys.write",
  },
  {
    label: "Invite a member",
    keywords: "new add person user",
    icon: UserPlus,
    path: "/members?new=true",
    needs: "members.write",
  },
  {
    label: "Add a budget",
    keywords: "new create limit cap alert",
    icon: Gauge,
    path: "/limits?new=true",
    needs: "limits.write",
  },
  {
    label: "Create project",
    keywords: "new add application department",
    icon: FolderPlus,
    path: "/projects?new=true",
    needs: "projects.write",
  },
];

const THEMES = [
  { theme: "light", label: "Use the light theme", icon: Sun },
  { theme: "dark", label: "Use the dark theme", icon: Moon },
  { theme: "system", label: "Use the system’s theme", icon: Monitor },
] as const;

type Doers = { setTheme: (theme: string) => void; signOut: () => void };

/** What the role may do from anywhere. */
export function findActions({ org }: PaletteContext, doers: Doers): PaletteEntry[] {
  const inOrg = ORG_ACTIONS.filter(({ needs }) => org && can(org.role, needs)).map(
    ({ needs: _, path, ...action }): PaletteEntry => ({
      ...action,
      id: `action:${path}`,
      kind: "Action",
      href: `/${org?.slug}${path}`,
    }),
  );
  const themes = THEMES.map(
    ({ theme, ...rest }): PaletteEntry => ({
      ...rest,
      id: `theme:${theme}`,
      kind: "Action",
      keywords: "switch appearance colours mode",
      run: () => doers.setTheme(theme),
    }),
  );
  return [
    ...inOrg,
    {
      id: "action:new-org",
      label: "New organization",
      keywords: "create",
      kind: "Action",
      icon: Plus,
      href: "/new",
    },
    ...themes,
    {
      id: "action:sign-out",
      label: "Sign out",
      keywords: "log out leave",
      kind: "Action",
      icon: LogOut,
      run: doers.signOut,
    },
  ];
}
