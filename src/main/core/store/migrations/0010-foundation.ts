import type { Migration } from '../migrate.ts'

/**
 * The first schema. How accounts are laid out, and why, is in docs/adr/0004-account-store.md:
 * `seq` is the order of storing and thereby of picking; `state` is the status, with held Ready accounts apart;
 * the provider of an account is the provider of its marketplace; deleted accounts wait in a table of their own.
 */
export const foundation: Migration = {
  version: 10,
  name: 'foundation',
  sql: `
CREATE TABLE workspace (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE provider (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) BETWEEN 1 AND 80),
  email_domains TEXT NOT NULL CHECK (json_valid(email_domains)),
  tier TEXT NOT NULL CHECK (tier IN ('distributor', 'reseller')),
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE operator (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) BETWEEN 1 AND 80),
  email TEXT NOT NULL,
  provider INTEGER REFERENCES provider (key),
  role TEXT NOT NULL CHECK (role IN ('admin', 'operator', 'sales_readonly')),
  is_partner INTEGER NOT NULL CHECK (is_partner IN (0, 1)),
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE marketplace (
  key INTEGER PRIMARY KEY CHECK (key BETWEEN 1 AND 4095),
  id TEXT NOT NULL UNIQUE,
  provider INTEGER NOT NULL REFERENCES provider (key),
  code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 64),
  name TEXT NOT NULL,
  default_model INTEGER CHECK (default_model IN (1, 2)),
  currency TEXT CHECK (length(currency) = 3),
  pool_target INTEGER CHECK (pool_target >= 0),
  reorder_at INTEGER CHECK (reorder_at >= 0),
  rev INTEGER NOT NULL DEFAULT 1,
  UNIQUE (provider, code)
) STRICT;

CREATE TRIGGER marketplace_keeps_provider BEFORE UPDATE OF provider ON marketplace
WHEN new.provider <> old.provider
BEGIN SELECT RAISE(ABORT, 'a marketplace keeps its provider'); END;

-- One row per change: what the activity log shows as a batch and what undo takes back.
CREATE TABLE change_set (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  rows INTEGER NOT NULL DEFAULT 0,
  -- Accounts it added have the running numbers first_seq … last_seq.
  first_seq INTEGER,
  last_seq INTEGER,
  details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details)),
  undo_state TEXT NOT NULL CHECK (undo_state IN ('possible', 'undone', 'interrupted', 'not-undoable')),
  undone_by INTEGER REFERENCES change_set (key)
) STRICT;
CREATE INDEX change_set_at ON change_set (at);

-- What a row was before a change; rev_after tells whether somebody changed it since.
CREATE TABLE change_row (
  change INTEGER NOT NULL REFERENCES change_set (key),
  entity INTEGER NOT NULL,
  key INTEGER NOT NULL,
  rev_after INTEGER NOT NULL,
  before BLOB,
  PRIMARY KEY (change, entity, key)
) STRICT, WITHOUT ROWID;
-- The history of one account.
CREATE INDEX change_row_key ON change_row (entity, key);

CREATE TABLE account (
  seq INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL UNIQUE CHECK (account_id BETWEEN 0 AND 999999999999),
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 7),
  marketplace INTEGER NOT NULL REFERENCES marketplace (key),
  model INTEGER NOT NULL CHECK (model BETWEEN 1 AND 2),
  change INTEGER NOT NULL REFERENCES change_set (key),
  rev INTEGER NOT NULL DEFAULT 1,
  name TEXT,
  email TEXT,
  aws_state INTEGER,
  status_reason TEXT,
  hold_reason TEXT,
  hold_until TEXT,
  note TEXT
) STRICT;

CREATE INDEX account_queue ON account (state, marketplace, model);
CREATE INDEX account_hold_until ON account (hold_until) WHERE hold_until IS NOT NULL;
CREATE INDEX account_aws_state ON account (aws_state) WHERE aws_state IS NOT NULL;

CREATE TRIGGER account_keeps_provider BEFORE UPDATE OF marketplace ON account
WHEN new.marketplace <> old.marketplace AND
  (SELECT provider FROM marketplace WHERE key = new.marketplace) <>
  (SELECT provider FROM marketplace WHERE key = old.marketplace)
BEGIN SELECT RAISE(ABORT, 'an account keeps its provider'); END;

CREATE TRIGGER allocated_is_final BEFORE UPDATE OF state ON account
WHEN (old.state = 4 AND new.state <> 4) OR (old.state = 5 AND new.state NOT IN (5, 7))
  OR (old.state = 7 AND new.state NOT IN (5, 7))
BEGIN SELECT RAISE(ABORT, 'Allocated never changes and Provisioning failed never becomes Ready'); END;

CREATE TABLE deleted_account (
  seq INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL UNIQUE,
  state INTEGER NOT NULL,
  marketplace INTEGER NOT NULL REFERENCES marketplace (key),
  model INTEGER NOT NULL,
  change INTEGER NOT NULL REFERENCES change_set (key),
  rev INTEGER NOT NULL,
  name TEXT,
  email TEXT,
  aws_state INTEGER,
  status_reason TEXT,
  hold_reason TEXT,
  hold_until TEXT,
  note TEXT,
  deleted_at TEXT NOT NULL,
  deleted_by INTEGER NOT NULL REFERENCES change_set (key)
) STRICT;

-- How many accounts per marketplace, model and state; kept in the transaction that changes them.
CREATE TABLE tally (
  marketplace INTEGER NOT NULL,
  model INTEGER NOT NULL,
  state INTEGER NOT NULL,
  n INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (marketplace, model, state)
) STRICT, WITHOUT ROWID;

-- Candidates for a search by part of an id, name or email. It may name too many rows, never too few:
-- every hit is checked against the account itself, so deleting needs no work here.
CREATE VIRTUAL TABLE account_search USING fts5 (
  text, content = '', detail = none, tokenize = 'trigram', columnsize = 0
);
-- Merging is done in short writes of its own (pool/index-search.ts) instead of inside inserts, where it could take long.
INSERT INTO account_search (account_search, rank) VALUES
  ('automerge', 0), ('crisismerge', 64), ('hashsize', 8388608);

CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  type TEXT NOT NULL,
  subject TEXT NOT NULL,
  label TEXT NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details)),
  change INTEGER REFERENCES change_set (key)
) STRICT;

CREATE TRIGGER event_is_append_only_update BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_is_append_only_delete BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE INDEX event_type ON event (type);
CREATE INDEX event_subject ON event (subject);
CREATE INDEX event_actor ON event (actor);
CREATE INDEX event_change ON event (change);

CREATE TABLE mapping_profile (
  signature TEXT PRIMARY KEY,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  used_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_view (
  id TEXT PRIMARY KEY,
  screen TEXT NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  state TEXT NOT NULL CHECK (json_valid(state)),
  UNIQUE (screen, name)
) STRICT, WITHOUT ROWID;
`,
}
