"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import type { Credentials } from "@/lib/client/session";
import { Button } from "../ui/actions/button";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { lazySchema, useLazyResolver } from "../ui/forms/use-lazy-resolver";
import { signInWithPassword } from "./sign-in";

type TwoFactorFormProps = {
  credentials: Credentials;
  onSignedIn: () => Promise<void>;
  onBack: () => void;
};

const schemas = {
  app: lazySchema(() => import("./sign-in-schemas").then(({ codes }) => codes.app)),
  recovery: lazySchema(() => import("./sign-in-schemas").then(({ codes }) => codes.recovery)),
};

/** The second step of signing in: the app's code, or a recovery code when the app is gone. */
export function TwoFactorForm({ credentials, onSignedIn, onBack }: TwoFactorFormProps) {
  const [kind, setKind] = useState<keyof typeof schemas>("app");
  const form = useForm({ resolver: useLazyResolver(schemas[kind]), defaultValues: { code: "" } });

  async function submit({ code }: { code: string }) {
    await signInWithPassword({ ...credentials, code });
    await onSignedIn();
  }

  function switchKind() {
    setKind(kind === "app" ? "recovery" : "app");
    form.reset({ code: "" });
  }

  return (
    <Form
      form={form}
      onSubmit={submit}
      actions={
        <Button type="submit" variant="primary" size="lg" loading={form.formState.isSubmitting}>
          Verify
        </Button>
      }
    >
      <FormField
        key={kind}
        form={form}
        name="code"
        label={kind === "app" ? "Code from your authenticator app" : "Recovery code"}
        hint={kind === "app" ? `Signing in as ${credentials.email}.` : "Each of them works once."}
      >
        {(field) => (
          <Input
            {...field}
            mono
            autoFocus
            autoComplete="one-time-code"
            inputMode={kind === "app" ? "numeric" : "text"}
            placeholder={kind === "app" ? "123456" : ""}
          />
        )}
      </FormField>
      <div className="-mt-2 flex flex-wrap justify-between gap-2 text-xs">
        <button type="button" className="font-medium text-accent-ink hover:underline" onClick={switchKind}>
          {kind === "app" ? "Use a recovery code" : "Use the app's code"}
        </button>
        <button type="button" className="text-muted hover:underline" onClick={onBack}>
          Sign in as somebody else
        </button>
      </div>
    </Form>
  );
}
