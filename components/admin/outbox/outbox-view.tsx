"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Mail as MailIcon, RotateCw } from "lucide-react";
import { useState } from "react";
import { outboxPages } from "@/lib/client/outbox";
import { Button } from "../../ui/actions/button";
import { Pagination } from "../../ui/data/pagination";
import { Table } from "../../ui/data/table";
import { EmptyState } from "../../ui/feedback/empty-state";
import { Notice } from "../../ui/feedback/notice";
import { Drawer } from "../../ui/overlays/drawer";
import { PageHeader } from "../../ui/page/page-header";
import { Panel } from "../../ui/page/panel";
import { type Mail, mailColumns } from "./mail-columns";
import { MailReader } from "./mail-reader";

export function OutboxView({ sendsMail }: { sendsMail: boolean }) {
  const [opened, setOpened] = useState<Mail>();
  const query = useInfiniteQuery(outboxPages());
  const rows = query.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <PageHeader
        title="Outbox"
        description="Every mail that this installation has written, newest first."
        actions={
          <Button icon={RotateCw} loading={query.isFetching} onClick={() => query.refetch()}>
            Refresh
          </Button>
        }
      />
      {!sendsMail && (
        <Notice className="mb-4">
          No mail leaves this installation: SMTP_URL is not set. Open a mail here and hand its link on
          yourself.
        </Notice>
      )}
      <Panel
        flush
        footer={
          rows &&
          rows.length > 0 && (
            <Pagination
              shown={rows.length}
              noun="mail"
              hasMore={query.hasNextPage}
              loading={query.isFetchingNextPage}
              onMore={query.fetchNextPage}
            />
          )
        }
      >
        <Table
          label="Outbox"
          columns={mailColumns(setOpened)}
          rows={rows}
          rowKey={(mail) => mail.id}
          error={query.error}
          onRetry={query.refetch}
          onRowClick={setOpened}
          empty={
            <EmptyState icon={MailIcon} title="No mail yet">
              Confirmations, password resets and invitations are kept here.
            </EmptyState>
          }
        />
      </Panel>
      <Drawer
        open={opened !== undefined}
        onOpenChange={() => setOpened(undefined)}
        title={opened?.subject ?? "Mail"}
        description={opened && `To ${opened.to}`}
      >
        {opened && <MailReader mail={opened} />}
      </Drawer>
    </>
  );
}
