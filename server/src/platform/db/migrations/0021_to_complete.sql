-- What an import left to complete is looked for among very many that are complete.
create index complaints_to_complete on complaints (company_id, received_at desc, id desc) where to_complete;
