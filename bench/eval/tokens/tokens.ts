import { countHostile } from "./hostile";
import { type Checked, checkChats, checkPlans, checkTexts } from "./vectors";

const SHOWN_MAX = 20;

const shorten = ({ wrong, ...rest }: Checked) => ({
  ...rest,
  wrong: wrong.length,
  shown: wrong.slice(0, SHOWN_MAX),
});

/** Our counts beside the reference tokenizer's, OpenAI's rules for messages and functions, and what hostile texts cost. */
export async function tokens(): Promise<Record<string, unknown>> {
  const checked = { texts: await checkTexts(), plans: await checkPlans(), chats: await checkChats() };
  const hostile = await countHostile();
  const isExact = Object.values(checked).every(({ rows, wrong }) => rows > 0 && wrong.length === 0);
  return {
    eval: "tokens",
    text_counts: shorten(checked.texts),
    tiktoken_testplans: shorten(checked.plans),
    chat_function_overhead: shorten(checked.chats),
    hostile,
    pass: isExact && hostile.every((figure) => figure.pass),
  };
}
