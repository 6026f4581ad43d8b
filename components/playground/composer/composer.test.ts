import { describe, expect, test } from "vitest";
import { chatRequestOf } from "@/lib/contract/playground-request";
import type { PlaygroundSetup } from "@/lib/contract/playground-setup";
import type { ModelFacts } from "../session/model-facts";
import { attachmentIdsOf, fillAttachments, LIGHT_CONTENTS } from "./attachment-contents";
import { ALL_BYTES_MAX, FILE_BYTES_MAX, fencedText, leftOutTexts, pickFile } from "./pick-files";

const text: ModelFacts = {
  slug: "m/text",
  inputModalities: ["text"],
  capabilities: [],
  parameters: [],
  maxOutputTokens: 1,
};
const seeing: ModelFacts = { ...text, slug: "m/seeing", inputModalities: ["text", "image"] };
const png = { name: "a.png", type: "image/png", size: 1_000 };
const pdf = { name: "a.pdf", type: "application/pdf", size: 1_000 };

describe("a chosen file", () => {
  test("goes where one of the models takes it, and is refused plainly where none does", () => {
    expect(pickFile(png, 0, [text, seeing])).toEqual({ as: "image" });
    expect(pickFile(png, 0, [text])).toEqual({ refusal: "m/text takes no images." });
    expect(pickFile(pdf, 0, [text, seeing])).toEqual({ refusal: "m/text and m/seeing take no files." });
  });

  test("has a size, alone and with what is there already", () => {
    expect(pickFile({ ...png, size: FILE_BYTES_MAX + 1 }, 0, [seeing])).toHaveProperty("refusal");
    expect(pickFile(png, ALL_BYTES_MAX - 999, [seeing])).toHaveProperty("refusal");
    expect(pickFile(png, ALL_BYTES_MAX - 1_000, [seeing])).toEqual({ as: "image" });
  });

  test("of text is part of the message for every model; what cannot be sent is refused", () => {
    expect(pickFile({ name: "a.csv", type: "", size: 10 }, 0, [text])).toEqual({ as: "text" });
    expect(
      pickFile({ name: "a.exe", type: "application/x-msdownload", size: 10 }, 0, [seeing]),
    ).toHaveProperty("refusal");
  });

  test("of text stands in a fence that it does not close itself", () => {
    expect(fencedText("a.md", "x\n```\ny\n")).toBe("a.md:\n````\nx\n```\ny\n````");
  });
});

const attachment = { id: "a".repeat(64), name: "a.png", mediaType: "image/png", sizeBytes: 3 };
const image = { type: "image" as const, attachment };

test("who is asked without a picture is named", () => {
  expect(leftOutTexts([image], [text, seeing])).toEqual(["m/text takes no images: asked without."]);
  expect(leftOutTexts([], [text])).toEqual([]);
});

test("a kept request has no bytes, and with them is exactly what was sent; a text that looks like a mark stays", () => {
  const asText = { type: "text" as const, text: `attachment:${attachment.id}` };
  const setup: PlaygroundSetup = {
    version: 1,
    system: "",
    tools: [],
    toolChoice: "auto",
    responseFormat: { type: "text" },
    panes: [
      {
        id: "a",
        model: "m",
        parameters: {},
        leaveOut: [],
        messages: [{ role: "user", content: [asText, image] }],
      },
    ],
  };
  const contents = { [attachment.id]: "data:image/png;base64,AAAA" };
  const kept = chatRequestOf(setup, setup.panes[0]!, LIGHT_CONTENTS);
  expect(JSON.stringify(kept)).not.toContain("base64");
  expect(attachmentIdsOf(kept)).toEqual([attachment.id]);
  expect(fillAttachments(kept, contents)).toEqual(chatRequestOf(setup, setup.panes[0]!, contents));
});
