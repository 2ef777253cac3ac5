export { BackupError } from "./backup-format.ts";
export { recordBackup } from "./record-backup.ts";
export { restoreBackup } from "./restore-backup.ts";
export { writeBackup } from "./write-backup.ts";
