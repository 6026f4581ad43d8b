import { NotFoundPage } from "@/components/error-pages/not-found-page";

export default function NotFound() {
  return (
    <NotFoundPage
      title="There is no such page in the docs"
      ways={[
        { label: "All of the docs", href: "/docs" },
        { label: "API reference", href: "/docs/reference" },
      ]}
    >
      It was moved or renamed. The search above finds every guide, endpoint and field.
    </NotFoundPage>
  );
}
