import type { SurveySettings } from "@amends/core/survey/contract";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../ui/api.ts";

export const surveyQuery = queryOptions({
  queryKey: ["settings", "survey"],
  queryFn: () => api.get<SurveySettings>("/api/settings/survey"),
  staleTime: 60_000,
});
