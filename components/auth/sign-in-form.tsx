"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import type { Credentials } from "@/lib/client/session";
import { Button } from "../ui/actions/button";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { PasswordInput } from "../ui/forms/password-input";
import { lazySchema, useLazyResolver } from "../ui/forms/use-lazy-resolver";
import { AuthLink } from "./auth-frame";
import { enterPortal, signInWithPassword } from "./sign-in";
import { TwoFactorForm } from "./two-factor-form";

const schema = lazySchema(() => import("./sign-in-schemas").then((schemas) => schemas.credentials));

type SignInFormProps = { returnTo: string };

export function SignInForm({ returnTo }: SignInFormProps) {
  const [challenged, setChallenged] = useState<Credentials>();
  const form = useForm({
    resolver: useLazyResolver(schema),
    defaultValues: { email: "", password: "" },
  });

  async function submit(values: Credentials) {
    const outcome = await signInWithPassword(values);
    if (outcome === "two_factor_required") setChallenged(values);
    else await enterPortal(returnTo);
  }

  if (challenged) {
    return (
      <TwoFactorForm
        credentials={challenged}
        onSignedIn={() => enterPortal(returnTo)}
        onBack={() => setChallenged(undefined)}
      />
    );
  }
  return (
    <Form
      form={form}
      onSubmit={submit}
      actions={
        <Button type="submit" variant="primary" size="lg" loading={form.formState.isSubmitting}>
          Sign in
        </Button>
      }
    >
      <FormField form={form} name="email" label="E-mail">
        {(field) => <Input {...field} type="email" autoComplete="email" autoFocus />}
      </FormField>
      <FormField form={form} name="password" label="Password">
        {(field) => <PasswordInput {...field} autoComplete="current-password" />}
      </FormField>
      <p className="-mt-2 text-xs">
        <AuthLink href="/forgot-password">Forgot your password?</AuthLink>
      </p>
    </Form>
  );
}
