import { NotFoundPage } from "@/components/error-pages/not-found-page";

export default function NotFound() {
  return (
    <NotFoundPage
      title="There is no such page for operators"
      ways={[
        { label: "Go to the overview", href: "/admin" },
        { label: "Tenants", href: "/admin/tenants" },
      ]}
    >
      What it showed was removed or never existed, or its address has a typing error.
    </NotFoundPage>
  );
}
