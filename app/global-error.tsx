"use client";

import type { Failure } from "@/components/error-pages/failed-page";
import { MessagePage } from "@/components/error-pages/message-page";
import { buttonLook } from "@/components/ui/actions/button-look";
import "./fonts.css";
import "./globals.css";

/** When the frame around all pages fails: it has none of the frame's parts, a link is a link. */
export default function GlobalError({ error, reset }: Failure) {
  return (
    <html lang="en">
      <body className="font-sans">
        <title>Something went wrong · Turnpike</title>
        <main role="alert" className="flex min-h-dvh flex-col justify-center">
          <MessagePage
            code="500"
            title="Something went wrong on our side"
            reference={error.digest}
            actions={
              <>
                <button type="button" className={buttonLook("primary", "md")} onClick={reset}>
                  Try again
                </button>
                <a href="/" className={buttonLook("secondary", "md")}>
                  Go to the start
                </a>
              </>
            }
          >
            <p>The portal could not make this page. Nothing that you did before is lost.</p>
          </MessagePage>
        </main>
      </body>
    </html>
  );
}
