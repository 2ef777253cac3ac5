import auRg271 from "../../../content/policies/au.asic.rg271.json" with { type: "json" };
import auRg271Super from "../../../content/policies/au.asic.rg271.super.json" with { type: "json" };
import cnAuto4s from "../../../content/policies/cn.auto.4s.json" with { type: "json" };
import cnAutoDealer from "../../../content/policies/cn.auto.dealer.json" with { type: "json" };
import cnCbirc from "../../../content/policies/cn.cbirc.2020-3.json" with { type: "json" };
import cnGovHotline from "../../../content/policies/cn.gov.hotline.json" with { type: "json" };
import cnGovLocal from "../../../content/policies/cn.gov.local.json" with { type: "json" };
import cnMiit from "../../../content/policies/cn.miit.35.json" with { type: "json" };
import cnSamr from "../../../content/policies/cn.samr.12315.json" with { type: "json" };
import cnSamrOdr from "../../../content/policies/cn.samr.odr.json" with { type: "json" };
import corp from "../../../content/policies/corp.24-48.json" with { type: "json" };
import twCpa from "../../../content/policies/tw.cpa.43.json" with { type: "json" };
import twFcpa from "../../../content/policies/tw.fcpa.13.json" with { type: "json" };
import ukDisp from "../../../content/policies/uk.fca.disp.json" with { type: "json" };
import ukDispPayments from "../../../content/policies/uk.fca.disp.payments.json" with { type: "json" };
import usCfpb from "../../../content/policies/us.cfpb.json" with { type: "json" };
import { packOf, policySchema, type WrittenPolicy } from "./check-policy.ts";
import type { PolicyPack } from "./policy-pack.ts";

/** The pack a company starts with. */
export const usualPackId = "corp.24-48";

/** The packs that come with the product, in the order in which they are offered. */
const written: readonly WrittenPolicy[] = [
  corp,
  cnAutoDealer,
  cnAuto4s,
  cnSamrOdr,
  cnSamr,
  cnCbirc,
  cnMiit,
  cnGovLocal,
  cnGovHotline,
  twCpa,
  twFcpa,
  ukDisp,
  ukDispPayments,
  auRg271,
  auRg271Super,
  usCfpb,
].map((each) => policySchema.parse(each));

export const builtInPacks: readonly PolicyPack[] = written.map(packOf);
