import auNsw from "../../../content/calendars/au-nsw.json" with { type: "json" };
import cn from "../../../content/calendars/cn.json" with { type: "json" };
import gbEng from "../../../content/calendars/gb-eng.json" with { type: "json" };
import hk from "../../../content/calendars/hk.json" with { type: "json" };
import tw from "../../../content/calendars/tw.json" with { type: "json" };
import us from "../../../content/calendars/us.json" with { type: "json" };
import type { Region } from "./region.ts";

/** The regions that come with the product, in the order in which they are offered. */
export const builtInRegions: readonly Region[] = [cn, tw, hk, gbEng, us, auNsw];
