import { randomToken } from "@/lib/core/crypto";
import { createUser } from "@/lib/domain/accounts";
import { defineCommand } from "../frame/command";
import { operatorCtx } from "../frame/operator";
import { facts } from "../frame/text";

export const userCreate = defineCommand({
  name: "user create",
  summary: "Make an account; its address counts as verified.",
  options: {
    email: { kind: "text", value: "ADDRESS", help: "What the person signs in with.", required: true },
    name: { kind: "text", value: "NAME", help: "The person's name.", required: true },
    password: { kind: "text", value: "TEXT", help: "Left out: one is made and printed once." },
  },
  async run({ email, name, password }) {
    const secret = password ?? randomToken(12);
    const user = await createUser(operatorCtx(), { email, name, password: secret });
    const made = password === undefined ? { password: secret } : {};
    return {
      data: { user: { ...user, ...made } },
      text: facts([
        ["User", user.id],
        ["E-mail", user.email],
        ["Operator", user.isOperator ? "yes (the first account)" : "no"],
        ...(password === undefined ? [["Password", `${secret}  (shown only now)`] as const] : []),
      ]),
    };
  },
});
