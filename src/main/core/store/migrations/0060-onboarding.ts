import type { Migration } from '../migrate.ts'

/**
 * Onboarding: pricebooks, support plans of accounts, contracts, checklists and their templates, cases, the management
 * accounts that customers connect, and the checks of their cost and usage reports. No secret has a column here.
 */
export const onboarding: Migration = {
  version: 60,
  name: 'onboarding',
  sql: `
-- Country of a customer, ISO 3166-1 alpha-2: it may have checklists of its own (ION-01).
ALTER TABLE customer ADD COLUMN country TEXT CHECK (length(country) = 2);
-- When, and by whom, the support plan was assigned (ION-06).
ALTER TABLE customer ADD COLUMN support_plan_at TEXT;
ALTER TABLE customer ADD COLUMN support_plan_by TEXT;
-- Cloud provider of a new account (ION-14).
ALTER TABLE account_request ADD COLUMN cloud TEXT NOT NULL DEFAULT 'aws' CHECK (cloud IN ('aws'));

-- What customers are charged by; a customer names it (customer.pricebook).
CREATE TABLE pricebook (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  provider INTEGER NOT NULL REFERENCES provider (key),
  cloud TEXT NOT NULL DEFAULT 'aws' CHECK (cloud IN ('aws')),
  name TEXT NOT NULL COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 100),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  note TEXT,
  created_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1,
  UNIQUE (provider, name)
) STRICT;

-- The support plan of one account, and what becomes of it; an account without a row has the plan of its customer.
CREATE TABLE account_plan (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  provider INTEGER NOT NULL REFERENCES provider (key),
  account_id INTEGER NOT NULL UNIQUE CHECK (account_id BETWEEN 0 AND 999999999999),
  plan TEXT NOT NULL,
  -- The plan that is to come, and on which day.
  target TEXT,
  planned_on TEXT,
  -- How far the customer's decision is.
  decision TEXT NOT NULL DEFAULT 'undecided' CHECK (decision IN ('undecided', 'asked', 'agreed', 'declined', 'done')),
  evidence TEXT,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

-- Days are ISO-8601 dates; an open end is null.
CREATE TABLE contract (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  customer INTEGER NOT NULL REFERENCES customer (key),
  number TEXT NOT NULL COLLATE NOCASE CHECK (length(number) BETWEEN 1 AND 100),
  starts_on TEXT NOT NULL CHECK (length(starts_on) = 10),
  ends_on TEXT CHECK (length(ends_on) = 10),
  signed_on TEXT CHECK (length(signed_on) = 10),
  note TEXT,
  -- Ended before its time.
  ended_on TEXT CHECK (length(ended_on) = 10),
  end_reason TEXT,
  created_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1,
  CHECK (ends_on IS NULL OR ends_on >= starts_on),
  UNIQUE (customer, number)
) STRICT;
CREATE INDEX contract_ends ON contract (ends_on) WHERE ends_on IS NOT NULL AND ended_on IS NULL;

-- A checklist template as staff changed it. What the application ships is version 1 for everywhere, and stands in the
-- code; a version never changes, the next one follows it. Country '' is everywhere.
CREATE TABLE checklist_version (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('link_existing', 'new_account')),
  country TEXT NOT NULL CHECK (length(country) IN (0, 2)),
  version INTEGER NOT NULL CHECK (version >= 1),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  tasks TEXT NOT NULL CHECK (json_valid(tasks)),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1,
  UNIQUE (kind, country, version)
) STRICT;

-- A checklist that is worked off for a customer, in the version of its template that it began with.
CREATE TABLE checklist (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  customer INTEGER NOT NULL REFERENCES customer (key),
  kind TEXT NOT NULL CHECK (kind IN ('link_existing', 'new_account')),
  country TEXT NOT NULL CHECK (length(country) IN (0, 2)),
  version INTEGER NOT NULL,
  -- The account that is linked, or came of the request; null while nobody knows it.
  account_id INTEGER CHECK (account_id BETWEEN 0 AND 999999999999),
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'cancelled')),
  -- Answers to the discovery questions by their code (ION-03).
  answers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(answers)),
  -- Who uses the customer portal (ION-07): name and email. There is no place for a password.
  portal_user TEXT CHECK (json_valid(portal_user)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  finished_at TEXT,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX checklist_customer ON checklist (customer);
-- One at a time for the same customer, kind and account.
CREATE UNIQUE INDEX checklist_open ON checklist (customer, kind, coalesce(account_id, -1)) WHERE state = 'open';

-- What people say of a task. A task that the application ticks by itself stays open here: what it knows is looked up.
CREATE TABLE checklist_task (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  checklist INTEGER NOT NULL REFERENCES checklist (key),
  customer INTEGER NOT NULL REFERENCES customer (key),
  code TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'skipped', 'blocked')),
  due_on TEXT CHECK (length(due_on) = 10),
  done_at TEXT,
  done_by TEXT,
  evidence TEXT,
  -- Why it was skipped, or what blocks it.
  reason TEXT,
  rev INTEGER NOT NULL DEFAULT 1,
  UNIQUE (checklist, code)
) STRICT;
CREATE INDEX checklist_task_customer ON checklist_task (customer);
CREATE INDEX checklist_task_due ON checklist_task (due_on) WHERE due_on IS NOT NULL AND state IN ('open', 'blocked');

-- The onboarding of a customer; its stage is derived and stored nowhere (domain §5.2).
CREATE TABLE onboarding_case (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  customer INTEGER NOT NULL UNIQUE REFERENCES customer (key),
  -- The operator who sees it through.
  owner INTEGER REFERENCES operator (key),
  due_on TEXT CHECK (length(due_on) = 10),
  -- The admin of the customer is invited later (DT-07).
  is_admin_later INTEGER NOT NULL DEFAULT 0 CHECK (is_admin_later IN (0, 1)),
  -- Days on which the customer got the welcome mail, activated the account, completed the sign-up (DT-07).
  welcomed_on TEXT CHECK (length(welcomed_on) = 10),
  activated_on TEXT CHECK (length(activated_on) = 10),
  signed_up_on TEXT CHECK (length(signed_up_on) = 10),
  note TEXT,
  -- Completed, with optional insights left out or not (DT-23).
  completed_at TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX onboarding_case_owner ON onboarding_case (owner) WHERE owner IS NOT NULL;
CREATE INDEX onboarding_case_due ON onboarding_case (due_on) WHERE due_on IS NOT NULL AND completed_at IS NULL;

-- The rules that a consumer of cost and usage reports has, as staff wrote them; what the application ships is in the code.
CREATE TABLE cur_rules (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  created_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

-- A management account that a customer connects, step by step (DT-08 ff.).
CREATE TABLE customer_connection (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  customer INTEGER NOT NULL REFERENCES customer (key),
  account_id INTEGER NOT NULL UNIQUE CHECK (account_id BETWEEN 0 AND 999999999999),
  partition TEXT NOT NULL,
  -- The step at which the wizard was left.
  step TEXT NOT NULL CHECK (step IN ('review', 'permissions', 'report', 'stack', 'check', 'insights', 'done')),
  reviewed_at TEXT,
  -- How the customer grants what the stack needs (DT-02).
  permissions TEXT CHECK (permissions IN ('actions', 'administrator')),
  -- Only from this bucket are reports read (DT-15).
  bucket TEXT,
  stack_name TEXT,
  stack_arn TEXT,
  stacked_at TEXT,
  -- AWS profile of the workstation that was last used.
  profile TEXT,
  -- Which rules its reports are held against: a shipped name, or the id of cur_rules.
  rules TEXT NOT NULL,
  -- Optional insights by name, with the time at which each was enabled (DT-23).
  insights TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(insights)),
  completed_at TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX customer_connection_customer ON customer_connection (customer);

-- One check of the report definitions of a connected account. Verdicts are made anew from what stands here.
CREATE TABLE cur_run (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  customer INTEGER NOT NULL REFERENCES customer (key),
  connection INTEGER NOT NULL REFERENCES customer_connection (key),
  source TEXT NOT NULL CHECK (source IN ('live', 'evidence')),
  -- Profile or file it came from.
  source_name TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  -- The rules by which it was checked: their name or id, and as they were.
  rules TEXT NOT NULL,
  rules_then TEXT NOT NULL CHECK (json_valid(rules_then)),
  bucket TEXT NOT NULL,
  -- Where AWS says that the bucket is; null when nobody asked.
  bucket_region TEXT,
  -- Definitions as AWS printed them.
  raw TEXT NOT NULL CHECK (json_valid(raw)),
  state TEXT NOT NULL CHECK (state IN ('invalid', 'valid', 'confirmed', 'stale', 'replaced')),
  -- Name of the report that was chosen and confirmed (DT-19, DT-22).
  chosen TEXT,
  confirmed_at TEXT,
  confirmed_by TEXT,
  stale_why TEXT,
  rev INTEGER NOT NULL DEFAULT 1,
  CHECK ((state IN ('confirmed', 'stale', 'replaced')) = (chosen IS NOT NULL))
) STRICT;
CREATE INDEX cur_run_connection ON cur_run (connection, taken_at);
CREATE INDEX cur_run_customer ON cur_run (customer);
-- Exactly one report is confirmed for an account and a consumer (invariant 19).
CREATE UNIQUE INDEX cur_run_confirmed ON cur_run (connection, rules) WHERE state IN ('confirmed', 'stale');
`,
}
