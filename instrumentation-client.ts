// The pages' security policy forbids eval; zod would probe for it, and the browser would report the probe.
// zod reads this name when it is first loaded; to import it here would load it on every page.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

export {};
