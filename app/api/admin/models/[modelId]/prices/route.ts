import { listPricesEndpoint, setPriceEndpoint } from "@/lib/contract/prices";
import { listPrices, setPrice } from "@/lib/domain/catalog";
import { route } from "@/lib/web/route";

export const GET = route(listPricesEndpoint, listPrices);
export const POST = route(setPriceEndpoint, setPrice);
