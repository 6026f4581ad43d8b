import type { ReactNode } from "react";
import { ButtonLink } from "../ui/actions/button-link";
import { MessagePage } from "./message-page";

type NotFoundPageProps = {
  title?: string;
  children: ReactNode;
  /** The first is the one that most people want. */
  ways: readonly { label: string; href: string }[];
};

export function NotFoundPage({ title = "This page does not exist", children, ways }: NotFoundPageProps) {
  return (
    <MessagePage
      code="404"
      title={title}
      actions={ways.map((way, index) => (
        <ButtonLink key={way.href} href={way.href} variant={index === 0 ? "primary" : "secondary"}>
          {way.label}
        </ButtonLink>
      ))}
    >
      <p>{children}</p>
    </MessagePage>
  );
}
