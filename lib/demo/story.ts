import type { Role } from "../access";
import type { DemoModelSlug } from "./catalogue";
import type { RhythmKind } from "./rhythm";

/** What calls with a key look like. */
export type Workload = {
  /** On a plain weekday at the end of the story. */
  callsPerDay: number;
  rhythm: RhythmKind;
  /** Level at the beginning of the story, as a part of the level at its end. */
  startLevel: number;
  /** Shares of the models before and, where given, after the new model is out. */
  models: Partial<Record<DemoModelSlug, number>>;
  modelsLater?: Partial<Record<DemoModelSlug, number>>;
  inputTokens: { median: number; sigma: number };
  outputTokens: { median: number; sigma: number };
  /** Part of the input that a prompt cache serves, in the calls that hit it. */
  cachedShare: number;
  streamShare: number;
  errorRate: number;
  endUsers: number;
  tags: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Now and then a batch runs: this often a week, this many calls within half an hour. */
  bursts?: { perWeek: number; calls: number };
};

type KeyStory = { name: string; workload: Workload; dayCapUsd?: string };
type ProjectStory = { name: string; keys: readonly KeyStory[]; monthCapUsd?: string };

export type TenantStory = {
  name: string;
  slug: string;
  members: readonly { name: string; email: string; role: Role }[];
  projects: readonly ProjectStory[];
  /** Prepaid at the start, and topped up each month. */
  firstCreditUsd: string;
  monthlyCreditUsd: string;
};

const chat = { streamShare: 0.92, errorRate: 0.008 };
const machine = { streamShare: 0.04, errorRate: 0.012 };

const LARKSPUR: TenantStory = {
  name: "Larkspur Pay",
  slug: "larkspur-pay",
  firstCreditUsd: "80",
  monthlyCreditUsd: "60",
  members: [
    { name: "Ines Okafor", email: "ines@larkspur.example", role: "admin" },
    { name: "Tomasz Wilk", email: "tomasz@larkspur.example", role: "developer" },
    { name: "Greta Lind", email: "greta@larkspur.example", role: "billing" },
  ],
  projects: [
    {
      name: "Support copilot",
      monthCapUsd: "120",
      keys: [
        {
          name: "copilot-production",
          workload: {
            callsPerDay: 640,
            rhythm: "office",
            startLevel: 0.38,
            models: { "demo/aurora-large": 0.7, "demo/aurora-mini": 0.3 },
            modelsLater: { "demo/aurora-large-2": 0.72, "demo/aurora-mini": 0.22, "demo/aurora-large": 0.06 },
            inputTokens: { median: 1_650, sigma: 0.7 },
            outputTokens: { median: 240, sigma: 0.6 },
            cachedShare: 0.6,
            endUsers: 140,
            tags: { feature: { "reply-draft": 6, summary: 3, translate: 1 }, channel: { email: 3, chat: 5 } },
            ...chat,
          },
        },
        {
          name: "copilot-staging",
          workload: {
            callsPerDay: 24,
            rhythm: "office",
            startLevel: 0.8,
            models: { "demo/aurora-mini": 1 },
            inputTokens: { median: 900, sigma: 0.8 },
            outputTokens: { median: 160, sigma: 0.7 },
            cachedShare: 0.2,
            endUsers: 4,
            tags: { feature: { "reply-draft": 1, evaluation: 2 } },
            ...machine,
          },
        },
      ],
    },
    {
      name: "Fraud review",
      keys: [
        {
          name: "case-triage",
          workload: {
            callsPerDay: 330,
            rhythm: "steady",
            startLevel: 0.7,
            models: { "demo/aurora-mini": 0.78, "demo/boreal-reasoner": 0.22 },
            inputTokens: { median: 2_900, sigma: 0.5 },
            outputTokens: { median: 130, sigma: 0.4 },
            cachedShare: 0.75,
            endUsers: 0,
            tags: { feature: { "first-look": 7, escalation: 2 } },
            ...machine,
          },
        },
      ],
    },
  ],
};

const HALDEN: TenantStory = {
  name: "Halden Institute",
  slug: "halden-institute",
  firstCreditUsd: "150",
  monthlyCreditUsd: "90",
  members: [
    { name: "Dr. Amara Sund", email: "amara@halden.example", role: "admin" },
    { name: "Priya Raman", email: "priya@halden.example", role: "developer" },
    { name: "Luca Ferri", email: "luca@halden.example", role: "developer" },
    { name: "Noor Aziz", email: "noor@halden.example", role: "viewer" },
  ],
  projects: [
    {
      name: "Literature triage",
      keys: [
        {
          name: "nightly-reader",
          workload: {
            callsPerDay: 210,
            rhythm: "nightly",
            startLevel: 0.55,
            models: { "demo/aurora-large": 0.35, "demo/aurora-mini": 0.65 },
            modelsLater: { "demo/aurora-large-2": 0.5, "demo/aurora-mini": 0.5 },
            inputTokens: { median: 9_800, sigma: 0.55 },
            outputTokens: { median: 420, sigma: 0.5 },
            cachedShare: 0.1,
            endUsers: 0,
            tags: { corpus: { biorxiv: 5, pubmed: 8, patents: 1 } },
            bursts: { perWeek: 1.2, calls: 160 },
            ...machine,
          },
        },
      ],
    },
    {
      name: "Protein notebooks",
      keys: [
        {
          name: "lab-notebooks",
          workload: {
            callsPerDay: 95,
            rhythm: "office",
            startLevel: 0.5,
            models: { "demo/boreal-reasoner": 0.8, "demo/aurora-large": 0.2 },
            modelsLater: { "demo/boreal-reasoner": 0.66, "demo/aurora-large-2": 0.34 },
            inputTokens: { median: 3_100, sigma: 0.9 },
            outputTokens: { median: 1_700, sigma: 0.7 },
            cachedShare: 0.3,
            endUsers: 18,
            tags: { group: { folding: 4, assays: 3, teaching: 1 } },
            ...chat,
          },
        },
      ],
    },
  ],
};

const TIN_ROBOT: TenantStory = {
  name: "Tin Robot Games",
  slug: "tin-robot-games",
  firstCreditUsd: "120",
  monthlyCreditUsd: "60",
  members: [
    { name: "Maya Castellan", email: "maya@tinrobot.example", role: "admin" },
    { name: "Jonas Beck", email: "jonas@tinrobot.example", role: "developer" },
    { name: "Ruth Abara", email: "ruth@tinrobot.example", role: "billing" },
  ],
  projects: [
    {
      name: "Innkeeper dialogue",
      monthCapUsd: "60",
      keys: [
        {
          name: "game-servers-eu",
          workload: {
            callsPerDay: 520,
            rhythm: "evenings",
            startLevel: 0.12,
            models: { "demo/aurora-mini": 1 },
            modelsLater: { "demo/aurora-mini": 0.8, "demo/aurora-large-2": 0.2 },
            inputTokens: { median: 780, sigma: 0.5 },
            outputTokens: { median: 95, sigma: 0.45 },
            cachedShare: 0.8,
            endUsers: 900,
            tags: { feature: { smalltalk: 6, quest: 3, barter: 2 }, region: { eu: 1 } },
            ...chat,
          },
        },
        {
          name: "game-servers-us",
          workload: {
            callsPerDay: 260,
            rhythm: "evenings",
            startLevel: 0.05,
            models: { "demo/aurora-mini": 1 },
            inputTokens: { median: 780, sigma: 0.5 },
            outputTokens: { median: 95, sigma: 0.45 },
            cachedShare: 0.8,
            endUsers: 420,
            tags: { feature: { smalltalk: 6, quest: 3, barter: 2 }, region: { us: 1 } },
            ...chat,
          },
        },
      ],
    },
    {
      name: "Build tools",
      keys: [
        {
          name: "build-agent",
          dayCapUsd: "15",
          workload: {
            callsPerDay: 70,
            rhythm: "office",
            startLevel: 0.6,
            models: { "demo/aurora-large": 1 },
            modelsLater: { "demo/aurora-large-2": 1 },
            inputTokens: { median: 7_400, sigma: 0.8 },
            outputTokens: { median: 520, sigma: 0.8 },
            cachedShare: 0.7,
            endUsers: 6,
            tags: { job: { "fix-tests": 5, changelog: 1, "asset-names": 2 } },
            ...machine,
          },
        },
      ],
    },
  ],
};

/** The three tenants whose ninety days the demonstration tells. */
export const TENANTS: readonly TenantStory[] = [LARKSPUR, HALDEN, TIN_ROBOT];

/** One night an agent calls itself in a loop, and every turn carries the whole conversation so far. */
export const RUNAWAY = {
  tenant: TIN_ROBOT.slug,
  key: "build-agent",
  daysBeforeEnd: 12,
  startHour: 1.2,
  hours: 4.4,
  calls: 900,
  model: "demo/aurora-large-2" as DemoModelSlug,
  firstInputTokens: 3_200,
  tokensPerTurn: 190,
} as const;
