import { findPreset } from "@/lib/core/provider-presets";
import { type Lab, type LabKind, startLab } from "../lab";
import { startTestGateway, TestTenant } from "../testing";
import type { Caller, Wanted } from "./callers/caller";
import { chatCaller } from "./callers/chat";
import { geminiCaller } from "./callers/gemini";
import { messagesCaller } from "./callers/messages";
import { responsesCaller } from "./callers/responses";
import type { DoorName } from "./features";

export const CALLERS: Record<DoorName, Caller> = {
  chat: chatCaller,
  responses: responsesCaller,
  messages: messagesCaller,
  gemini: geminiCaller,
};

/** The preset of a provider, and the protocol in which its lab speaks. */
type Place = { preset: string; lab: LabKind };

const REGIONS: Record<string, string> = { bedrock: "us-east-1", vertex: "us-central1" };

/** Gemini 3 wants the signatures of its calls back, which callers of other protocols do not keep. */
const upstreamModel = (lab: LabKind) =>
  lab === "gemini" || lab === "vertex" ? "gemini-3-pro" : `${lab}-model`;

export const requestIdOf = (response: Response) =>
  response.headers.get("x-request-id") ?? response.headers.get("request-id")!;

/** A gateway, and a lab behind a model of its own for every preset. */
export class World {
  readonly tenant: TestTenant;
  private readonly labs: Map<string, Lab>;
  private readonly gateway: Awaited<ReturnType<typeof startTestGateway>>;
  private readonly secret: string;

  private constructor(tenant: TestTenant, labs: Map<string, Lab>, gateway: World["gateway"], secret: string) {
    this.tenant = tenant;
    this.labs = labs;
    this.gateway = gateway;
    this.secret = secret;
  }

  static async open(databaseUrl: string, places: Place[]): Promise<World> {
    const tenant = await TestTenant.open(databaseUrl);
    const labs = new Map<string, Lab>();
    for (const { preset, lab: kind } of places) {
      if (labs.has(preset)) continue;
      const lab = await startLab(kind);
      labs.set(preset, lab);
      const fields = { preset, region: REGIONS[preset] ?? null };
      const row = await tenant.provider(findPreset(preset)!.kind, lab.baseUrl, lab.credential, fields);
      await tenant.model(`over-${preset}`, [[row, upstreamModel(kind)]], {
        capabilities: ["tools", "json_schema", "vision"],
        input_modalities: ["text", "image"],
      });
    }
    const { secret } = await tenant.key();
    return new World(tenant, labs, await startTestGateway(databaseUrl), secret);
  }

  lab(preset: string): Lab {
    return this.labs.get(preset)!;
  }

  /** One request of this door's caller for the model over this preset. */
  begin(door: DoorName, preset: string, wanted: Partial<Wanted>, signal?: AbortSignal): Promise<Response> {
    const asked = { model: `over-${preset}`, stream: false, prompt: "How is it?", ...wanted };
    const { path, headers, body } = CALLERS[door].request(asked, this.secret);
    return fetch(`${this.gateway.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    });
  }

  async stop(): Promise<void> {
    await this.gateway.stop();
    await Promise.all([...this.labs.values()].map((lab) => lab.stop()));
    await this.tenant.client.end();
  }
}
