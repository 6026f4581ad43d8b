/** The house: who may import what, bottom to top (see ARCHITECTURE.md). */
const domains = [
  "idempotency",
  "audit",
  "mail",
  "accounts",
  "orgs",
  "impersonation",
  "projects",
  "limits",
  "keys",
  "providers",
  "catalog",
  "ledger",
  "metering",
  "storefront",
  "installation",
  "content",
  "views",
  "forecasts",
  "anomalies",
  "estimates",
  "alerts",
  "playground",
  "presets",
  "closing",
  "onboarding",
];
const room = (name) => `^lib/domain/${name}/`;

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-unresolved",
      severity: "error",
      from: {},
      // Packages of types alone, whose declarations TypeScript finds under @types.
      to: { couldNotResolve: true, pathNot: "^(hast|mdast)$" },
    },
    {
      name: "no-undeclared-packages",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "core-imports-nothing-of-ours",
      severity: "error",
      from: { path: "^lib/core/" },
      to: { path: "^(lib/(?!core/)|app|components|server|bench)" },
    },
    {
      name: "access-imports-core",
      severity: "error",
      from: { path: "^lib/access/" },
      to: { path: "^(lib/(?!core/|access/)|app|components|server|bench)" },
    },
    {
      name: "db-imports-core",
      severity: "error",
      from: { path: "^lib/db/" },
      to: { path: "^(lib/(?!core/|db/)|app|components|server|bench)" },
    },
    {
      name: "contract-imports-core-and-access",
      severity: "error",
      from: { path: "^lib/contract/" },
      to: { path: "^(lib/(?!core/|access/|contract/)|app|components|server|bench)" },
    },
    {
      name: "docs-import-contract-core-and-the-catalogue",
      severity: "error",
      from: { path: "^lib/docs/" },
      to: { path: "^(lib/(?!core/|access/|contract/|docs/|domain/catalog/)|app|components|server|bench)" },
    },
    {
      name: "domain-imports-below",
      severity: "error",
      from: { path: "^lib/domain/" },
      to: { path: "^(lib/(gateway|jobs|web|client|replay|demo)/|app|components|server|bench)" },
    },
    {
      name: "domain-only-by-its-door",
      severity: "error",
      from: { pathNot: "^lib/domain/" },
      to: { path: "^lib/domain/[^/]+/(?!index\\.ts$|testing\\.ts$)" },
    },
    {
      name: "domain-by-door-between",
      severity: "error",
      from: { path: "^lib/domain/([^/]+)/" },
      to: { path: "^lib/domain/[^/]+/(?!index\\.ts$|testing\\.ts$)", pathNot: "^lib/domain/$1/" },
    },
    ...domains.map((name, i) => ({
      name: `domain-order-${name}`,
      severity: "error",
      from: { path: room(name), pathNot: "\\.test\\.ts$" },
      to: { path: `^lib/domain/(${domains.slice(i + 1).join("|") || "\\b\\B"})/` },
    })),
    {
      name: "gateway-jobs-web-are-neighbours",
      severity: "error",
      from: { path: "^lib/(gateway|jobs|web)/" },
      to: { path: "^lib/(gateway|jobs|web|client)/", pathNot: "^lib/$1/" },
    },
    {
      name: "provider-lab-is-for-tests-and-bench",
      severity: "error",
      from: { pathNot: "^(lib/gateway/lab/|lib/gateway/matrix/traps/|bench/)|\\.test\\.ts$|/testing\\.ts$" },
      to: { path: "^lib/gateway/lab/" },
    },
    {
      name: "only-web-and-app-know-next",
      severity: "error",
      from: { pathNot: "^(lib/web/|app/|components/|server/portal\\.ts|next\\.config|proxy\\.ts)" },
      to: { path: "node_modules/(next|next-auth)/" },
    },
    {
      name: "client-imports-contract",
      severity: "error",
      from: { path: "^lib/client/" },
      to: { path: "^(lib/(db|domain|gateway|jobs|web)/|app|components|server)" },
    },
    {
      // The contract's schemas would bring zod to every page (decision 13).
      name: "client-knows-the-contract-by-types",
      severity: "error",
      from: { path: "^lib/client/", pathNot: "\\.test\\.ts$" },
      to: {
        path: "^lib/contract/(?!query-key|call-ranges|usage-names)",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "only-client-knows-react-query",
      severity: "error",
      from: { pathNot: "^(lib/client/|components/|app/)" },
      to: { path: "node_modules/@tanstack/" },
    },
    {
      name: "components-stay-in-the-browser",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(lib/(db|domain|gateway|jobs|web)/|app|server)" },
    },
    {
      // One import of node:crypto brought 135 kB of its imitation to each page (decision 13).
      name: "no-node-in-the-browser",
      severity: "error",
      from: { path: "^lib/(access|client|contract)/", pathNot: "\\.test\\.ts$" },
      to: {
        path: "^(node:)?(crypto|fs|os|path|stream|buffer|util|worker_threads|async_hooks)$",
        reachable: true,
      },
    },
    {
      name: "app-does-not-touch-the-database",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^(lib/(db|gateway|jobs)/|server)" },
    },
    {
      name: "nothing-imports-app",
      severity: "error",
      from: { path: "^(lib|components|server)/" },
      to: { path: "^(app|e2e|bench)/" },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "lib/db/generated|bench/eval/clients/sdks/|\\.next|\\.build" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
