import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { isClosed } from "@amends/core/desk/state";
import { AfterPanel } from "./AfterPanel.tsx";
import { SurveyFacts } from "./SurveyFacts.tsx";

/** Everything that is shown of a complaint that is closed, or was: fetched when the first such one is opened. */
export function AfterClosing({ page, onReopen }: { page: ComplaintPage; onReopen: () => void }) {
  return (
    <>
      <SurveyFacts page={page} onReopen={onReopen} />
      {isClosed(page.complaint) ? <AfterPanel page={page} /> : null}
    </>
  );
}
