/**
 * Settings of the product's own PostgreSQL: one machine, one desk, little memory (server and database together stay
 * below 250 MB with 100,000 complaints). Durability stays on; only tests switch it off.
 */
export function postgresSettings(options: { port: number; durable: boolean }): Record<string, string> {
  return {
    listen_addresses: "127.0.0.1",
    port: String(options.port),
    unix_socket_directories: "",
    max_connections: "40",
    shared_buffers: options.durable ? "80MB" : "48MB",
    effective_cache_size: "512MB",
    work_mem: "6MB",
    maintenance_work_mem: "48MB",
    jit: "off",
    io_method: "sync", // the worker processes of the default would each cost memory while nothing happens
    max_worker_processes: "2",
    max_parallel_workers_per_gather: "0",
    max_logical_replication_workers: "0",
    autovacuum_max_workers: "2",
    autovacuum_worker_slots: "2",
    autovacuum_work_mem: "32MB",
    wal_level: "minimal",
    max_wal_senders: "0",
    wal_compression: "off", // pages written in full after a checkpoint: making them smaller takes longer than writing them
    max_wal_size: "512MB",
    min_wal_size: "64MB",
    checkpoint_timeout: "10min",
    random_page_cost: "1.2",
    timezone: "UTC",
    log_timezone: "UTC",
    log_min_messages: "warning",
    log_statement: "none",
    log_line_prefix: "%m [%p] ",
    password_encryption: "scram-sha-256",
    ...(options.durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off", log_min_messages: "panic" }),
  };
}
