// A server that does nothing but run one sendMail job; tests kill it in the middle. Usage: node … <database> <secret> <company> <mail>
import { createDb } from "../../platform/db/connect.ts";
import { newUuid } from "../../platform/new-uuid.ts";
import { createSendMail } from "./send-mail.ts";

const [url = "", secret = "", companyId = "", mailId = ""] = process.argv.slice(2);
const db = createDb(url, { max: 2 });
await createSendMail(secret)({ companyId, mailId }, { db, now: new Date().toISOString(), newId: newUuid, attempt: 1 });
await db.destroy();
