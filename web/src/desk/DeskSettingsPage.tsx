import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../ui/me.ts";
import { SkeletonText } from "../ui/Skeleton.tsx";
import { useTitle } from "../ui/use-title.ts";
import { useLevelPlans } from "./crisis/crisis-queries.ts";
import { useCategories, useDeskSettings, useFollowUpPlan, useGrantPolicy, usePortalSettings } from "./desk-queries.ts";
import { CategoryEditor } from "./settings/CategoryEditor.tsx";
import { FollowUpSettings } from "./settings/FollowUpSettings.tsx";
import { GrantSettings } from "./settings/GrantSettings.tsx";
import { PlanSettings } from "./settings/PlanSettings.tsx";
import { PortalSettingsCard } from "./settings/PortalSettingsCard.tsx";
import { RuleSettings } from "./settings/RuleSettings.tsx";
import { SeverityRuleSettings } from "./settings/SeverityRuleSettings.tsx";
import { useSeveritySettings } from "./severity/severity-queries.ts";
import "./desk.css";
import "./pages.css";

const AssignmentSettingsCard = lazy(() => import("./assignment/AssignmentSettingsCard.tsx").then((m) => ({ default: m.AssignmentSettingsCard })));

/** What a company decides about its desk: authority, outside bodies, numbers, links, the customer page, the tree of categories. */
export function DeskSettingsPage() {
  const { t } = useTranslation("desk");
  const mayEdit = useMay("editDeskSettings");
  const settings = useDeskSettings();
  const grantPolicy = useGrantPolicy();
  const portal = usePortalSettings();
  const categories = useCategories();
  const followUp = useFollowUpPlan();
  const severity = useSeveritySettings();
  const plans = useLevelPlans();
  useTitle(t("settings.title"));
  return (
    <div className="desk-sheet">
      <header className="desk-sheet-head">
        <h1>{t("settings.title")}</h1>
        {mayEdit ? null : <span className="desk-muted">{t("settings.readOnly")}</span>}
      </header>
      <div className="desk-sheet-two">
        {categories.length ? <CategoryEditor key={categories.length} tree={categories} mayEdit={mayEdit} /> : <SkeletonText lines={8} />}
        <div className="desk-sheet-side">
          {settings ? <RuleSettings settings={settings} mayEdit={mayEdit} /> : <SkeletonText lines={6} />}
          {followUp ? <FollowUpSettings plan={followUp} mayEdit={mayEdit} /> : null}
          {portal ? <PortalSettingsCard settings={portal} mayEdit={mayEdit} /> : null}
          {grantPolicy ? <GrantSettings policy={grantPolicy} mayEdit={mayEdit} /> : null}
        </div>
      </div>
      <Suspense fallback={<SkeletonText lines={6} />}>
        <AssignmentSettingsCard mayEdit={mayEdit} />
      </Suspense>
      {severity ? <SeverityRuleSettings settings={severity} mayEdit={mayEdit} /> : <SkeletonText lines={8} />}
      {plans ? <PlanSettings plans={plans} mayEdit={mayEdit} /> : <SkeletonText lines={8} />}
    </div>
  );
}
