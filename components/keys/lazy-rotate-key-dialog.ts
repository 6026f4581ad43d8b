"use client";

import { lazyOpened } from "../ui/overlays/lazy/lazy-opened";

export const RotateKeyDialog = lazyOpened(() => import("./rotate-key-dialog").then((m) => m.RotateKeyDialog));
