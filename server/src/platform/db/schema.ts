import type { ColumnType, Generated } from "kysely";
import type { AuthTables } from "./schema-auth.ts";

/** The tables as Kysely sees them; kept beside the SQL migrations, which are the truth. jsonb is written as a JSON string. */
type Json<T> = ColumnType<T, string, string>;
type JsonDefault<T> = ColumnType<T, string | undefined, string>;
type Time = ColumnType<Date, Date | string, Date | string>;
type TimeDefault = ColumnType<Date, Date | string | undefined, Date | string>;
type TimeNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

interface TeamsTable {
  id: string;
  company_id: string;
  parent_id: string | null;
  kind: string;
  name: string;
  time_zone: Generated<string>;
  currency: Generated<string>;
  language: Generated<string>;
  demo: Generated<boolean>;
  settings: JsonDefault<Record<string, unknown>>;
  created_at: TimeDefault;
  archived_at: TimeNull;
}

interface PeopleTable {
  id: string;
  company_id: string;
  team_id: string;
  name: string;
  email: string;
  role: string;
  profile: JsonDefault<Record<string, unknown>>;
  staff_no: Generated<string>;
  created_at: TimeDefault;
  left_at: TimeNull;
}

interface AccountLinksTable {
  id: string;
  company_id: string;
  purpose: string;
  token_hash: Buffer;
  person_id: string | null;
  data: JsonDefault<Record<string, unknown>>;
  created_by: string | null;
  created_at: TimeDefault;
  expires_at: Time;
  used_at: TimeNull;
  revoked_at: TimeNull;
}

interface ApiTokensTable {
  id: string;
  company_id: string;
  person_id: string;
  name: string;
  scopes: string[];
  token_hash: Buffer;
  hint: string;
  created_at: TimeDefault;
  expires_at: Time;
  last_used_at: TimeNull;
  revoked_at: TimeNull;
}

interface EventsTable {
  seq: Generated<string>;
  id: string;
  company_id: string;
  complaint_id: string | null;
  subject_type: string;
  subject_id: string;
  type: string;
  actor_type: string;
  actor_id: string | null;
  at: Time;
  data: JsonDefault<Record<string, unknown>>;
  xid: Generated<string>;
}

interface LooksTable {
  company_id: string;
  person_id: string;
  subject_type: string;
  subject_id: string;
  day: string;
  first_at: Time;
  last_at: Time;
  times: Generated<number>;
}

interface IdempotencyKeysTable {
  key: string;
  caller: string;
  route: string;
  request_hash: Buffer;
  status: number | null;
  response: ColumnType<unknown, string | null | undefined, string | null>;
  created_at: TimeDefault;
}

interface DraftsTable {
  person_id: string;
  key: string;
  data: Json<unknown>;
  updated_at: TimeDefault;
  id: Generated<string>;
  shared_at: Date | null;
}

interface CustomersTable {
  id: string;
  company_id: string;
  name: Generated<string>;
  standing: Generated<string>;
  preferences: JsonDefault<Record<string, unknown>>;
  notes: Generated<string>;
  merged_into: string | null;
  merged_parent: string | null;
  merged_at: TimeNull;
  name_terms: Generated<string>;
  created_at: TimeDefault;
  updated_at: TimeDefault;
}

interface CustomerContactsTable {
  id: string;
  company_id: string;
  customer_id: string;
  kind: string;
  value: string;
  normalised: string;
  created_at: TimeDefault;
}

interface ComplaintNumbersTable {
  company_id: string;
  year: number;
  last: number;
}

interface ComplaintsTable {
  id: string;
  seq: Generated<string>;
  company_id: string;
  number: string;
  team_id: string;
  assignee_id: string | null;
  restricted_to: Generated<string[] | null>;
  customer_id: string | null;
  state: string;
  phase: string;
  kind: string;
  severity: number;
  category_id: string | null;
  channel: string;
  language: string;
  title: string;
  preview: string;
  order_no: Generated<string>;
  plate: Generated<string>;
  tags: Generated<string[]>;
  escalated: Generated<boolean>;
  approvals: Generated<unknown>;
  approval_since: TimeNull;
  promise_broken: Generated<boolean>;
  to_complete: Generated<boolean>;
  outcome: string | null;
  received_at: Time;
  next_due_at: TimeDefault;
  next_due_kind: string | null;
  follow_up_at: TimeNull;
  snoozed_until: TimeNull;
  merged_into: string | null;
  closed_at: TimeNull;
  owing: Generated<string[]>;
  awaits_acceptance: Generated<boolean>;
  collective: Generated<boolean>;
  collective_id: string | null;
  responsible_id: string | null;
  last_activity_at: Time;
  external_key: string | null;
  version: Generated<number>;
  doc: Json<unknown>;
  created_at: TimeDefault;
}

interface PromiseFactsTable {
  id: string;
  company_id: string;
  complaint_id: string;
  team_id: string;
  person_id: string;
  kind: string;
  made_at: Time;
  due_at: Time;
  outcome: string;
  settled_at: TimeNull;
  moved: Generated<boolean>;
}

interface MessagesTable {
  id: string;
  seq: Generated<string>;
  company_id: string;
  complaint_id: string;
  kind: string;
  direction: string;
  channel: string;
  author_type: string;
  author_id: string | null;
  subject: string | null;
  body_text: string;
  body_html: string | null;
  call_data: ColumnType<unknown, string | null | undefined, string | null>;
  at: Time;
  created_at: TimeDefault;
  edited_at: TimeNull;
  via_complaint_id: string | null;
}

interface ComplaintSearchTable {
  complaint_id: string;
  company_id: string;
  received_at: Time;
  /** Written as `array_to_tsvector(text[])`. */
  terms: string;
  folded: string;
  texts: Generated<string>;
  head: Generated<string>;
  bytes: number;
  team_id: string;
  assignee_id: string | null;
  closed: Generated<boolean>;
  responsible_id: string | null;
  /** Set to `default` with every write (migration 0014 says why). */
  pad: Generated<string>;
}

interface SearchWordsTable {
  word: string;
}

interface AttachmentsTable {
  id: string;
  company_id: string;
  complaint_id: string | null;
  message_id: string | null;
  sha256: string;
  name: string;
  type: string;
  size: number;
  uploaded_by: string | null;
  created_at: TimeDefault;
}

interface TrackingLinksTable {
  id: string;
  complaint_id: string;
  token_hash: Buffer;
  created_by: string | null;
  created_at: TimeDefault;
  expires_at: Time;
  revoked_at: TimeNull;
  last_used_at: TimeNull;
}

interface ComplaintReadsTable {
  person_id: string;
  complaint_id: string;
  read_at: Time;
}

interface SavedViewsTable {
  id: string;
  company_id: string;
  person_id: string;
  team_id: string | null;
  name: string;
  definition: Json<unknown>;
  created_at: TimeDefault;
}

interface SavedRepliesTable {
  id: string;
  company_id: string;
  person_id: string;
  team_id: string | null;
  name: string;
  texts: Json<unknown>;
  acts: Json<unknown>;
  created_at: Time;
  updated_at: Time;
}

interface LetterTemplatesTable {
  company_id: string;
  kind: string;
  language: string;
  subject: string;
  body: string;
  updated_by: string | null;
  updated_at: TimeDefault;
}

interface ImportsTable {
  id: string;
  company_id: string;
  person_id: string;
  file_name: string;
  sha256: string;
  encoding: string | null;
  settings: JsonDefault<Record<string, unknown>>;
  status: string;
  total: Generated<number>;
  done: Generated<number>;
  created: Generated<number>;
  duplicates: Generated<number>;
  failed: Generated<number>;
  error: string | null;
  created_at: TimeDefault;
  finished_at: TimeNull;
}

interface ImportRowsTable {
  import_id: string;
  row_no: number;
  status: string;
  problem: ColumnType<unknown, string | null | undefined, string | null>;
  complaint_id: string | null;
}

export interface Database extends AuthTables {
  teams: TeamsTable;
  people: PeopleTable;
  account_links: AccountLinksTable;
  api_tokens: ApiTokensTable;
  events: EventsTable;
  looks: LooksTable;
  idempotency_keys: IdempotencyKeysTable;
  drafts: DraftsTable;
  customers: CustomersTable;
  customer_contacts: CustomerContactsTable;
  complaint_numbers: ComplaintNumbersTable;
  complaints: ComplaintsTable;
  messages: MessagesTable;
  promise_facts: PromiseFactsTable;
  complaint_search: ComplaintSearchTable;
  search_words: SearchWordsTable;
  attachments: AttachmentsTable;
  tracking_links: TrackingLinksTable;
  complaint_reads: ComplaintReadsTable;
  saved_views: SavedViewsTable;
  saved_replies: SavedRepliesTable;
  letter_templates: LetterTemplatesTable;
  imports: ImportsTable;
  import_rows: ImportRowsTable;
}
