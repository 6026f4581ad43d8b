import { NotFoundPage } from "@/components/error-pages/not-found-page";
import { Logo } from "@/components/layout/logo";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col justify-center">
      <Logo className="mx-auto w-full max-w-md px-6" />
      <NotFoundPage
        ways={[
          { label: "Go to the start", href: "/" },
          { label: "Read the docs", href: "/docs" },
        ]}
      >
        It was moved, or it belongs to an organization that you are not a member of.
      </NotFoundPage>
    </main>
  );
}
