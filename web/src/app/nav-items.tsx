import type { Permission } from "@amends/core/accounts/permission";
import {
  AuditOutlined,
  CheckCircleOutlined,
  FieldTimeOutlined,
  FireOutlined,
  ImportOutlined,
  InboxOutlined,
  MailOutlined,
  MessageOutlined,
  SendOutlined,
  SettingOutlined,
  TeamOutlined,
  ToolOutlined,
  WalletOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";

export type NavItem = {
  readonly key:
    | "complaints"
    | "board"
    | "promises"
    | "ledger"
    | "import"
    | "people"
    | "desk"
    | "deadlines"
    | "letters"
    | "replies"
    | "mail"
    | "audit"
    | "failures";
  readonly to: string;
  readonly icon: ReactNode;
  readonly permission: Permission;
  /** Key sequence of the "go to" action. */
  readonly keys?: string;
};

/** Where one can go, in the order of the day; what a role may not open is not shown. */
export const navItems: readonly NavItem[] = [
  { key: "complaints", to: "/complaints", icon: <InboxOutlined aria-hidden="true" />, permission: "readComplaints", keys: "g i" },
  { key: "board", to: "/board", icon: <FireOutlined aria-hidden="true" />, permission: "readBoard", keys: "g b" },
  { key: "ledger", to: "/ledger", icon: <WalletOutlined aria-hidden="true" />, permission: "readLedger" },
  { key: "promises", to: "/promises", icon: <CheckCircleOutlined aria-hidden="true" />, permission: "readFigures" },
  { key: "import", to: "/import", icon: <ImportOutlined aria-hidden="true" />, permission: "importComplaints" },
  { key: "replies", to: "/settings/replies", icon: <MessageOutlined aria-hidden="true" />, permission: "handleComplaints" },
  { key: "letters", to: "/settings/letters", icon: <MailOutlined aria-hidden="true" />, permission: "editDeskSettings" },
  { key: "mail", to: "/settings/mail", icon: <SendOutlined aria-hidden="true" />, permission: "editDeskSettings" },
  { key: "desk", to: "/settings/desk", icon: <SettingOutlined aria-hidden="true" />, permission: "editDeskSettings", keys: "g s" },
  { key: "deadlines", to: "/settings/deadlines", icon: <FieldTimeOutlined aria-hidden="true" />, permission: "editDeskSettings" },
  { key: "people", to: "/people", icon: <TeamOutlined aria-hidden="true" />, permission: "managePeople", keys: "g p" },
  { key: "audit", to: "/audit", icon: <AuditOutlined aria-hidden="true" />, permission: "readAudit" },
  { key: "failures", to: "/settings/failures", icon: <ToolOutlined aria-hidden="true" />, permission: "editDeskSettings" },
];
