-- The pair of keys this installation signs Web Push with (VAPID, RFC 8292); the private one sealed (platform/seal.ts). One, made once.
create table push_keys (
  one boolean primary key default true check (one),
  public_key text not null,
  private_sealed text not null,
  created_at timestamptz not null
);

-- Browsers that take push messages for a person. `sent_until`: the newest notice this one was sent.
create table push_subscriptions (
  id uuid primary key,
  company_id uuid not null references teams (id) on delete cascade,
  person_id uuid not null references people (id) on delete cascade,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  created_at timestamptz not null,
  sent_until timestamptz
);
create index push_subscriptions_person on push_subscriptions (person_id);
