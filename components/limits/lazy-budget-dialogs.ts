"use client";

import { lazyOpened } from "../ui/overlays/lazy/lazy-opened";

export const CreateBudgetDialog = lazyOpened(() =>
  import("./create-budget-dialog").then((m) => m.CreateBudgetDialog),
);
export const EditBudgetDialog = lazyOpened(() =>
  import("./edit-budget-dialog").then((m) => m.EditBudgetDialog),
);
export const RaiseDialog = lazyOpened(() => import("./raise-dialog").then((m) => m.RaiseDialog));
