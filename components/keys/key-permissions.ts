import type { KeyPermission } from "@/lib/contract/keys";

/** Sets of permissions, each named by its parts in alphabetic order. */
export const KEY_PERMISSION_CHOICES: { value: string; label: string }[] = [
  { value: "inference", label: "Call models" },
  { value: "usage.read", label: "Read usage" },
  { value: "inference+usage.read", label: "Both" },
];

/** `Call models`, `Read usage`, or both of them. */
export function permissionsPhrase(permissions: readonly KeyPermission[]): string {
  const names = permissions.map((each) => KEY_PERMISSION_CHOICES.find(({ value }) => value === each)?.label);
  return names.join(", ").toLowerCase();
}
