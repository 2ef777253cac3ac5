import type { Option } from "@amends/core/desk/complaint";
import { sumMoney } from "@amends/core/shared/money";
import { useFormat } from "../../ui/use-format.ts";

/** What options cost together, currency by currency ("¥800.00 + US$20.00"); "" when they cost nothing. */
export function useSums(): (options: readonly Option[]) => string {
  const format = useFormat();
  return (options) => {
    const costs = options.flatMap((o) => (o.cost && o.cost.minor > 0 ? [o.cost] : []));
    const sums = [...new Set(costs.map((c) => c.currency))].flatMap((currency) => sumMoney(costs.filter((c) => c.currency === currency)) ?? []);
    return sums.map((sum) => format.money(sum)).join(" + ");
  };
}
