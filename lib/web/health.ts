import { pool } from "@/lib/db";

/** For load balancers and the launcher: 200 when this portal reaches its database, else 503. */
export async function answerHealth(): Promise<Response> {
  try {
    await pool().query("SELECT 1");
    return Response.json({ status: "ok" });
  } catch {
    return Response.json(
      { status: "database unreachable" },
      { status: 503, headers: { "retry-after": "5" } },
    );
  }
}
