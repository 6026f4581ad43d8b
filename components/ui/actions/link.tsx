"use client";

import NextLink, { useLinkStatus } from "next/link";
import type { ComponentProps } from "react";

/**
 * Every link inside the product. Its page is asked for when it is pressed and takes the old one's place when it has come;
 * meanwhile a bar runs along the top of the window. Nothing is fetched ahead: each page is made for its reader.
 */
export function Link({ children, ...rest }: ComponentProps<typeof NextLink>) {
  return (
    <NextLink {...rest} prefetch={false}>
      {children}
      <Coming />
    </NextLink>
  );
}

function Coming() {
  const { pending } = useLinkStatus();
  return pending && <span aria-hidden className="page-coming" />;
}
