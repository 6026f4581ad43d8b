import { type ComponentProps, cloneElement, type ReactElement } from "react";

type ButtonProps = ComponentProps<"button">;

/** What opens an overlay: a `button`, or a component that hands its props on to one. */
export type Trigger = ReactElement<ButtonProps>;

export const withProps = (trigger: ReactElement, props: ButtonProps) =>
  cloneElement(trigger as Trigger, props);
