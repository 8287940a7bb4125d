import type Database from 'better-sqlite3'
import { sealOf, UNSEALED, type SealedEvent } from '../event-seal.ts'
import type { Migration } from '../migrate.ts'

/**
 * Customers, links, orders, governance, mail, and a log whose entries are chained by hash. Why accounts carry their
 * customer, and why a linked Ready account has a state of its own, is in docs/adr/0010-links-and-orders.md.
 */
export const customers: Migration = {
  version: 20,
  name: 'customers',
  sql: `
CREATE TABLE customer (
  -- AUTOINCREMENT: the log names keys, so a key never comes back.
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  provider INTEGER NOT NULL REFERENCES provider (key),
  identifier TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(identifier) BETWEEN 1 AND 64),
  company_name TEXT NOT NULL CHECK (length(company_name) BETWEEN 1 AND 200),
  kind TEXT NOT NULL CHECK (kind IN ('distributor', 'reseller', 'end_customer')),
  parent INTEGER REFERENCES customer (key),
  status TEXT NOT NULL CHECK (status IN ('pending_approval', 'active', 'rejected', 'disabled', 'archived')),
  status_code TEXT CHECK (status_code IN ('payment_method', 'metadata', 'other')),
  status_reason TEXT,
  origin TEXT NOT NULL CHECK (origin IN ('created', 'registered', 'imported')),
  domain TEXT,
  sector TEXT,
  pricebook TEXT,
  currency TEXT CHECK (length(currency) = 3),
  support_plan TEXT,
  is_payment_ok INTEGER CHECK (is_payment_ok IN (0, 1)),
  is_government INTEGER NOT NULL DEFAULT 0 CHECK (is_government IN (0, 1)),
  note TEXT,
  created_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1,
  CHECK (parent IS NOT NULL OR kind <> 'end_customer')
) STRICT;
CREATE INDEX customer_parent ON customer (parent);

CREATE TRIGGER customer_keeps_identifier BEFORE UPDATE OF identifier, provider ON customer
WHEN new.identifier IS NOT old.identifier COLLATE BINARY OR new.provider <> old.provider
BEGIN SELECT RAISE(ABORT, 'a customer keeps its identifier and its provider'); END;

CREATE TABLE customer_user (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  customer INTEGER NOT NULL REFERENCES customer (key),
  email TEXT NOT NULL COLLATE NOCASE,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  job_function TEXT,
  role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'employee')),
  state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'cancelled', 'expired', 'removed')),
  -- The operator who assigned himself (MSH-12).
  operator INTEGER REFERENCES operator (key),
  invited_at TEXT NOT NULL,
  expires_at TEXT,
  email_confirmed_at TEXT,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX customer_user_present ON customer_user (customer, email) WHERE state IN ('invited', 'active');
CREATE INDEX customer_user_customer ON customer_user (customer);
CREATE INDEX customer_user_email ON customer_user (email);
CREATE INDEX customer_user_operator ON customer_user (operator) WHERE operator IS NOT NULL;

CREATE TABLE project (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  customer INTEGER NOT NULL REFERENCES customer (key),
  identifier TEXT NOT NULL COLLATE NOCASE CHECK (length(identifier) BETWEEN 1 AND 64),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  created_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1,
  UNIQUE (customer, identifier)
) STRICT;

CREATE TABLE quota (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  customer INTEGER NOT NULL REFERENCES customer (key),
  kind TEXT NOT NULL CHECK (kind IN ('projects', 'accounts')),
  most INTEGER NOT NULL CHECK (most >= 0),
  rev INTEGER NOT NULL DEFAULT 1,
  UNIQUE (customer, kind)
) STRICT;

CREATE TABLE tag_definition (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
  description TEXT NOT NULL DEFAULT '',
  type TEXT NOT NULL CHECK (type IN ('text', 'number', 'date', 'yes_no', 'choice')),
  choices TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(choices)),
  pattern TEXT,
  default_value TEXT,
  is_restricted INTEGER NOT NULL CHECK (is_restricted IN (0, 1)),
  is_immutable INTEGER NOT NULL CHECK (is_immutable IN (0, 1)),
  is_mandatory INTEGER NOT NULL CHECK (is_mandatory IN (0, 1)),
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE tag_value (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  definition INTEGER NOT NULL REFERENCES tag_definition (key),
  customer INTEGER NOT NULL REFERENCES customer (key),
  value TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1,
  UNIQUE (customer, definition)
) STRICT;
CREATE INDEX tag_value_definition ON tag_value (definition);

CREATE TABLE message (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  customer INTEGER NOT NULL REFERENCES customer (key),
  body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 2000),
  mode TEXT NOT NULL CHECK (mode IN ('all_must_read', 'single_read_only')),
  state TEXT NOT NULL CHECK (state IN ('sent', 'closed')),
  sent_at TEXT NOT NULL,
  sent_by TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX message_customer ON message (customer);

CREATE TABLE message_receipt (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  message INTEGER NOT NULL REFERENCES message (key),
  reader INTEGER NOT NULL REFERENCES customer_user (key),
  acknowledged_at TEXT NOT NULL,
  -- How staff know, when they enter it for the reader (A-19).
  evidence TEXT,
  rev INTEGER NOT NULL DEFAULT 1,
  UNIQUE (message, reader)
) STRICT;
CREATE INDEX message_receipt_reader ON message_receipt (reader);

CREATE TABLE mail_draft (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  customer INTEGER REFERENCES customer (key),
  -- What it is for: invitation, approval, message ...
  purpose TEXT NOT NULL,
  recipients TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('drafted', 'sent', 'failed', 'discarded')),
  sent_how TEXT CHECK (sent_how IN ('smtp', 'by_hand')),
  -- The server's own words.
  server_answer TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  sent_at TEXT,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX mail_draft_state ON mail_draft (state);
CREATE INDEX mail_draft_customer ON mail_draft (customer);

-- The same accounts, with their customer and one state more (8: Ready, linked to a customer).
CREATE TABLE account_new (
  seq INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL UNIQUE CHECK (account_id BETWEEN 0 AND 999999999999),
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 8),
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
  note TEXT,
  customer INTEGER REFERENCES customer (key)
) STRICT;
INSERT INTO account_new (seq, account_id, state, marketplace, model, change, rev, name, email, aws_state,
    status_reason, hold_reason, hold_until, note)
  SELECT seq, account_id, state, marketplace, model, change, rev, name, email, aws_state,
    status_reason, hold_reason, hold_until, note FROM account ORDER BY seq;
DROP TABLE account;
ALTER TABLE account_new RENAME TO account;

CREATE INDEX account_queue ON account (state, marketplace, model);
CREATE INDEX account_hold_until ON account (hold_until) WHERE hold_until IS NOT NULL;
CREATE INDEX account_aws_state ON account (aws_state) WHERE aws_state IS NOT NULL;
CREATE INDEX account_customer ON account (customer) WHERE customer IS NOT NULL;

CREATE TRIGGER account_keeps_provider BEFORE UPDATE OF marketplace ON account
WHEN new.marketplace <> old.marketplace AND
  (SELECT provider FROM marketplace WHERE key = new.marketplace) <>
  (SELECT provider FROM marketplace WHERE key = old.marketplace)
BEGIN SELECT RAISE(ABORT, 'an account keeps its provider'); END;

CREATE TRIGGER allocated_is_final BEFORE UPDATE OF state ON account
WHEN (old.state = 4 AND new.state <> 4) OR (old.state = 5 AND new.state NOT IN (5, 7))
  OR (old.state = 7 AND new.state NOT IN (5, 7))
BEGIN SELECT RAISE(ABORT, 'Allocated never changes and Provisioning failed never becomes Ready'); END;

-- The history of links. Which customer an account is linked to now stands in account.customer; its open row here says since when.
CREATE TABLE account_link (
  account INTEGER NOT NULL,
  linked_by INTEGER NOT NULL REFERENCES change_set (key),
  customer INTEGER NOT NULL REFERENCES customer (key),
  unlinked_by INTEGER REFERENCES change_set (key),
  unlink_reason TEXT,
  PRIMARY KEY (account, linked_by)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_link_customer ON account_link (customer);

CREATE TABLE account_order (
  -- The number that people see.
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  provider INTEGER NOT NULL REFERENCES provider (key),
  customer INTEGER NOT NULL REFERENCES customer (key),
  marketplace INTEGER NOT NULL REFERENCES marketplace (key),
  -- Running number and id of the account it took; null while it is a draft.
  account INTEGER,
  account_id INTEGER,
  -- The model it was placed with (CB-24); null while it is a draft.
  model INTEGER CHECK (model BETWEEN 1 AND 2),
  -- Only an account of this model, when asked for (A-09).
  wanted_model INTEGER CHECK (wanted_model BETWEEN 1 AND 2),
  mode TEXT NOT NULL CHECK (mode IN ('new', 'existing', 'transfer')),
  state TEXT NOT NULL CHECK (state IN ('draft', 'in_progress', 'completed', 'failed', 'cancelled')),
  external_ref TEXT,
  -- Why exactly this account, when it was not the oldest (U-06).
  override_reason TEXT,
  reason TEXT,
  created_at TEXT NOT NULL,
  started_at TEXT,
  finished_at TEXT,
  rev INTEGER NOT NULL DEFAULT 1,
  CHECK (state IN ('draft', 'cancelled') OR (account IS NOT NULL AND account_id IS NOT NULL AND model IS NOT NULL))
) STRICT;
-- No account is ever in two orders; a cancelled order gave its account back unused.
CREATE UNIQUE INDEX account_order_account ON account_order (account)
  WHERE state IN ('in_progress', 'completed', 'failed');
CREATE INDEX account_order_customer ON account_order (customer);
CREATE INDEX account_order_open ON account_order (customer) WHERE state = 'in_progress';
-- For the runway: how many were started and completed lately.
CREATE INDEX account_order_started ON account_order (started_at) WHERE started_at IS NOT NULL;
CREATE INDEX account_order_finished ON account_order (finished_at) WHERE finished_at IS NOT NULL;
CREATE UNIQUE INDEX account_order_external ON account_order (provider, external_ref)
  WHERE external_ref IS NOT NULL AND state <> 'cancelled';

CREATE TRIGGER order_keeps_model BEFORE UPDATE OF model, account ON account_order
WHEN old.state <> 'draft' AND (new.model IS NOT old.model OR new.account IS NOT old.account)
BEGIN SELECT RAISE(ABORT, 'an order keeps its account and its model'); END;

-- How many accounts were Ready when a UTC day ended, for days on which something was changed (store/pool-day-table.ts).
CREATE TABLE pool_day (
  day TEXT NOT NULL,
  marketplace INTEGER NOT NULL,
  model INTEGER NOT NULL,
  ready INTEGER NOT NULL,
  PRIMARY KEY (day, marketplace, model)
) STRICT, WITHOUT ROWID;

ALTER TABLE change_set ADD COLUMN subject TEXT NOT NULL DEFAULT '';
UPDATE change_set SET subject =
  coalesce((SELECT subject FROM event WHERE event.change = change_set.key ORDER BY event.seq LIMIT 1), '');

-- Only changes that added accounts are looked up by time.
DROP INDEX change_set_at;
CREATE INDEX change_set_added ON change_set (at) WHERE first_seq IS NOT NULL;

-- Each entry of the log carries the hash of itself and of the one before (store/event-seal.ts).
ALTER TABLE event RENAME TO event_unsealed;
DROP INDEX event_type;
DROP INDEX event_subject;
DROP INDEX event_actor;
DROP INDEX event_change;
DROP TRIGGER event_is_append_only_update;
DROP TRIGGER event_is_append_only_delete;
CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  type TEXT NOT NULL,
  subject TEXT NOT NULL,
  label TEXT NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details)),
  change INTEGER REFERENCES change_set (key),
  -- Key of the customer it is about; the customer may be gone by now.
  customer INTEGER,
  seal BLOB NOT NULL CHECK (length(seal) = 32)
) STRICT;
CREATE INDEX event_type ON event (type);
CREATE INDEX event_actor ON event (actor);
CREATE INDEX event_customer ON event (customer) WHERE customer IS NOT NULL;
CREATE TRIGGER event_is_append_only_update BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_is_append_only_delete BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
`,
  fill: sealEarlierEvents,
}

function sealEarlierEvents(connection: Database.Database): void {
  const insert = connection.prepare(
    `INSERT INTO event (seq, at, actor, type, subject, label, details, change, customer, seal)
     VALUES (@seq, @at, @actor, @type, @subject, @label, @details, @change, NULL, @seal)`,
  )
  let before: Uint8Array = UNSEALED
  const earlier = connection.prepare('SELECT *, NULL AS customer FROM event_unsealed ORDER BY seq')
  // Read whole: one connection does not insert while it iterates.
  for (const event of earlier.all() as SealedEvent[]) {
    const seal = sealOf(before, event)
    insert.run({ ...event, seal })
    before = seal
  }
  connection.exec('DROP TABLE event_unsealed')
}
