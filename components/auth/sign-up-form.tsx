"use client";

import { useMutation } from "@tanstack/react-query";
import { signUpMutation } from "@/lib/client/account";
import { signUpEndpoint } from "@/lib/contract/account";
import type { BodyOf } from "@/lib/contract/endpoint";
import { Button } from "../ui/actions/button";
import { Form } from "../ui/forms/form";
import { FormField } from "../ui/forms/form-field";
import { Input } from "../ui/forms/input";
import { PasswordInput } from "../ui/forms/password-input";
import { useEndpointForm } from "../ui/forms/use-endpoint-form";
import { PasswordStrength } from "./password-strength";
import { enterPortal, signInWithPassword } from "./sign-in";

type SignUpFormProps = {
  /** From the invitation's mail: joins that organization instead of making one. */
  invitation?: { token: string; email: string };
  /** The page that asked for an account; left out: the first key. */
  returnTo?: string;
};

/** From here straight to the first key: nothing asks to wait for a mail. */
export function SignUpForm({ invitation, returnTo }: SignUpFormProps) {
  const form = useEndpointForm(signUpEndpoint, {
    name: "",
    email: invitation?.email ?? "",
    password: "",
    orgName: invitation ? undefined : "",
    invitationToken: invitation?.token,
  });
  const signUp = useMutation(signUpMutation());
  const password = form.watch("password");

  async function submit(values: BodyOf<typeof signUpEndpoint>) {
    const { org } = await signUp.mutateAsync(values);
    await signInWithPassword({ email: values.email, password: values.password });
    await enterPortal(returnTo ?? (invitation ? `/${org.slug}` : `/${org.slug}/get-started`));
  }

  return (
    <Form
      form={form}
      onSubmit={submit}
      actions={
        <Button type="submit" variant="primary" size="lg" loading={form.formState.isSubmitting}>
          {invitation ? "Create account and join" : "Create account"}
        </Button>
      }
    >
      <FormField form={form} name="name" label="Your name">
        {(field) => <Input {...field} autoComplete="name" autoFocus placeholder="Ada Lovelace" />}
      </FormField>
      <FormField
        form={form}
        name="email"
        label="Work e-mail"
        hint={invitation && "The invitation is for this address."}
      >
        {(field) => (
          <Input
            {...field}
            type="email"
            autoComplete="email"
            placeholder="ada@example.com"
            readOnly={Boolean(invitation)}
          />
        )}
      </FormField>
      <div className="flex flex-col gap-2">
        <FormField form={form} name="password" label="Password">
          {(field) => <PasswordInput {...field} autoComplete="new-password" />}
        </FormField>
        <PasswordStrength password={password ?? ""} />
      </div>
      {!invitation && (
        <FormField
          form={form}
          name="orgName"
          label="Organization"
          hint="A company or a team. You can rename it."
        >
          {(field) => (
            <Input
              {...field}
              value={field.value ?? ""}
              autoComplete="organization"
              placeholder="Analytical Engines"
            />
          )}
        </FormField>
      )}
    </Form>
  );
}
