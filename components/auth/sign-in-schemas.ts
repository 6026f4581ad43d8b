import { z } from "zod";
import { emailInput, passwordInput } from "@/lib/contract/account";

export const credentials = z.object({ email: emailInput, password: passwordInput });

export const codes = {
  app: z.object({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/, "Enter the six digits of the app."),
  }),
  recovery: z.object({ code: z.string().trim().min(6, "Enter one of your recovery codes.") }),
};
