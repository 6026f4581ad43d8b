"use client";

import { Search } from "lucide-react";
import { useState } from "react";
import { callFilters, findRequestId } from "@/lib/contract/call-filters";
import { Input } from "../../ui/forms/input";

type SearchBoxProps = { onRequest: (requestId: string) => void; onFilter: (filter: string) => void };

/** Takes a request id in whatever it was copied with, or a filter as it is written in the address. */
export function SearchBox({ onRequest, onFilter }: SearchBoxProps) {
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();

  function search(sought: string) {
    const requestId = findRequestId(sought);
    const filter = sought.trim();
    if (requestId) onRequest(requestId);
    else if (callFilters.safeParse(filter).success) onFilter(filter);
    else return setError("That is no request id. Filters are written as field:value, such as user:ann.");
    setText("");
    setError(undefined);
  }

  return (
    <form
      className="min-w-0 flex-[1_1_16rem]"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) search(text);
      }}
    >
      <Input
        type="search"
        aria-label="Find a call"
        aria-describedby={error && "find-call-error"}
        aria-invalid={Boolean(error)}
        placeholder="Paste a request id, or write user:ann"
        lead={<Search size={14} aria-hidden />}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setError(undefined);
        }}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData("text");
          if (!findRequestId(pasted)) return;
          event.preventDefault();
          search(pasted);
        }}
      />
      {error && (
        <p id="find-call-error" role="alert" className="mt-1 text-danger-ink text-xs">
          {error}
        </p>
      )}
    </form>
  );
}
