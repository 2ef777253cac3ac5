import type { Permission } from "@amends/core/accounts/permission";
import {
  AuditOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CheckCircleOutlined,
  CheckSquareOutlined,
  FieldTimeOutlined,
  FireOutlined,
  HeartOutlined,
  ImportOutlined,
  InboxOutlined,
  MailOutlined,
  MessageOutlined,
  SendOutlined,
  SettingOutlined,
  SmileOutlined,
  TeamOutlined,
  ToolOutlined,
  WalletOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";

export type NavItem = {
  readonly key:
    | "complaints"
    | "board"
    | "tasks"
    | "load"
    | "absences"
    | "promises"
    | "ledger"
    | "import"
    | "people"
    | "desk"
    | "deadlines"
    | "letters"
    | "replies"
    | "mail"
    | "survey"
    | "afterClosing"
    | "audit"
    | "failures";
  readonly to: string;
  readonly icon: ReactNode;
  readonly permission: Permission;
  /** Set up once and looked at now and then: stands below the daily work. */
  readonly setUp?: true;
  /** Key sequence of the "go to" action. */
  readonly keys?: string;
};

/** Where one can go, the daily work first; what a role may not open is not shown. */
export const navItems: readonly NavItem[] = [
  { key: "complaints", to: "/complaints", icon: <InboxOutlined aria-hidden="true" />, permission: "readComplaints", keys: "g i" },
  { key: "tasks", to: "/tasks", icon: <CheckSquareOutlined aria-hidden="true" />, permission: "doErrands", keys: "g t" },
  { key: "board", to: "/board", icon: <FireOutlined aria-hidden="true" />, permission: "readBoard", keys: "g b" },
  { key: "load", to: "/load", icon: <BarChartOutlined aria-hidden="true" />, permission: "readBoard" },
  { key: "absences", to: "/absences", icon: <CalendarOutlined aria-hidden="true" />, permission: "readBoard" },
  { key: "ledger", to: "/ledger", icon: <WalletOutlined aria-hidden="true" />, permission: "readLedger" },
  { key: "promises", to: "/promises", icon: <CheckCircleOutlined aria-hidden="true" />, permission: "readFigures" },
  { key: "afterClosing", to: "/after-closing", icon: <HeartOutlined aria-hidden="true" />, permission: "readAfterClosing" },
  { key: "import", to: "/import", icon: <ImportOutlined aria-hidden="true" />, permission: "importComplaints", setUp: true },
  { key: "replies", to: "/settings/replies", icon: <MessageOutlined aria-hidden="true" />, permission: "handleComplaints", setUp: true },
  { key: "letters", to: "/settings/letters", icon: <MailOutlined aria-hidden="true" />, permission: "editDeskSettings", setUp: true },
  { key: "mail", to: "/settings/mail", icon: <SendOutlined aria-hidden="true" />, permission: "editDeskSettings", setUp: true },
  { key: "survey", to: "/settings/survey", icon: <SmileOutlined aria-hidden="true" />, permission: "editDeskSettings", setUp: true },
  { key: "desk", to: "/settings/desk", icon: <SettingOutlined aria-hidden="true" />, permission: "editDeskSettings", keys: "g s", setUp: true },
  { key: "deadlines", to: "/settings/deadlines", icon: <FieldTimeOutlined aria-hidden="true" />, permission: "editDeskSettings", setUp: true },
  { key: "people", to: "/people", icon: <TeamOutlined aria-hidden="true" />, permission: "managePeople", keys: "g p", setUp: true },
  { key: "audit", to: "/audit", icon: <AuditOutlined aria-hidden="true" />, permission: "readAudit", setUp: true },
  { key: "failures", to: "/settings/failures", icon: <ToolOutlined aria-hidden="true" />, permission: "editDeskSettings", setUp: true },
];
