-- What was searched for before an export is personal often enough; that there was a search is what the audit list needs.
update events set data = data - 'q' || '{"searched": true}' where type = 'complaints.exported' and data ? 'q';
