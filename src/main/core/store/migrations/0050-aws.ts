import type { Migration } from '../migrate.ts'

/**
 * AWS: management accounts, the accounts of their organizations, role connections, invitations, requests for new
 * accounts, departures, and every call that changes something at AWS as a row of its own. Why calls are written down
 * before they are made is in docs/adr/0016-aws-actions-are-written-down.md. No secret has a column here.
 */
export const aws: Migration = {
  version: 50,
  name: 'aws',
  sql: `
CREATE TABLE management_account (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  provider INTEGER NOT NULL REFERENCES provider (key),
  account_id INTEGER NOT NULL UNIQUE CHECK (account_id BETWEEN 0 AND 999999999999),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
  partition TEXT NOT NULL CHECK (length(partition) BETWEEN 3 AND 20),
  -- A payer that the provider controls (CS-03).
  is_msp INTEGER NOT NULL CHECK (is_msp IN (0, 1)),
  organization_id TEXT,
  feature_set TEXT CHECK (feature_set IN ('ALL', 'CONSOLIDATED_BILLING')),
  sharing TEXT NOT NULL DEFAULT 'shared' CHECK (sharing IN ('shared', 'dedicated')),
  -- Quota of accounts in the organization; null while nobody knows.
  max_accounts INTEGER CHECK (max_accounts >= 1),
  is_email_verified INTEGER CHECK (is_email_verified IN (0, 1)),
  billing_bucket TEXT,
  -- What staff may have done there: invite, create, close, role.
  capabilities TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(capabilities)),
  -- Name of the profile that staff last used for it; each workstation has its own files.
  profile TEXT,
  note TEXT,
  created_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX management_account_provider ON management_account (provider);

-- One complete answer of an organization, live or as evidence.
CREATE TABLE listing (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  management_account INTEGER NOT NULL REFERENCES management_account (key),
  kind TEXT NOT NULL CHECK (kind IN ('organization', 'accounts', 'handshakes', 'account_requests', 'report_definitions')),
  source TEXT NOT NULL CHECK (source IN ('live', 'evidence')),
  -- Profile or file it came from.
  source_name TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1)),
  entries INTEGER NOT NULL,
  change INTEGER NOT NULL REFERENCES change_set (key)
) STRICT;
CREATE INDEX listing_of_management_account ON listing (management_account, kind, taken_at);

-- An account of an organization, as staff accepted it. Whether it is in the pool too is told by its account id.
CREATE TABLE member (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  management_account INTEGER NOT NULL REFERENCES management_account (key),
  account_id INTEGER NOT NULL UNIQUE CHECK (account_id BETWEEN 0 AND 999999999999),
  name TEXT,
  email TEXT,
  -- As account.aws_state.
  aws_state INTEGER CHECK (aws_state BETWEEN 1 AND 6),
  joined_method TEXT CHECK (joined_method IN ('INVITED', 'CREATED')),
  joined_at TEXT,
  -- Names of its organizational units, from the root.
  path TEXT,
  tags TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(tags)),
  -- Who has it while it is not in the pool; an account of the pool has its customer there.
  customer INTEGER REFERENCES customer (key),
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX member_of_management_account ON member (management_account, account_id);
CREATE INDEX member_customer ON member (customer) WHERE customer IS NOT NULL;

-- The history of links of members that are not in the pool; like account_link.
CREATE TABLE member_link (
  member INTEGER NOT NULL,
  linked_by INTEGER NOT NULL REFERENCES change_set (key),
  customer INTEGER NOT NULL REFERENCES customer (key),
  unlinked_by INTEGER REFERENCES change_set (key),
  unlink_reason TEXT,
  PRIMARY KEY (member, linked_by)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_link_customer ON member_link (customer);

-- What AWS last said of each account it ever listed. Only listings write here.
CREATE TABLE observed_account (
  management_account INTEGER NOT NULL REFERENCES management_account (key),
  account_id INTEGER NOT NULL,
  listing INTEGER NOT NULL REFERENCES listing (key),
  name TEXT,
  email TEXT,
  aws_state INTEGER,
  joined_method TEXT,
  joined_at TEXT,
  path TEXT,
  tags TEXT,
  PRIMARY KEY (management_account, account_id)
) STRICT, WITHOUT ROWID;

-- Where the last listing and our records differ, and in how many complete listings in a row (up to 1 a hint, from 2 on
-- a finding).
CREATE TABLE drift (
  management_account INTEGER NOT NULL REFERENCES management_account (key),
  account_id INTEGER NOT NULL,
  -- 'account' for one that is new or missing, else what differs: name, email, aws_state, joined, path, tags, pool_…
  field TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('new', 'changed', 'missing', 'suspended', 'pool')),
  ours TEXT,
  theirs TEXT,
  times INTEGER NOT NULL CHECK (times >= 0),
  since TEXT NOT NULL,
  -- The change that accepted it; once that is undone, it is open again.
  resolved_by INTEGER REFERENCES change_set (key),
  -- Put aside by staff, until AWS says something else.
  is_ignored INTEGER NOT NULL DEFAULT 0 CHECK (is_ignored IN (0, 1)),
  PRIMARY KEY (management_account, account_id, field)
) STRICT, WITHOUT ROWID;

-- Report definitions as AWS printed them; one row for each listing of that kind.
CREATE TABLE report_definitions (
  listing INTEGER PRIMARY KEY REFERENCES listing (key),
  raw TEXT NOT NULL CHECK (json_valid(raw))
) STRICT;

-- How we come into an account. One row for an account, kept when the role is removed: an external ID never comes back.
CREATE TABLE role_connection (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  provider INTEGER NOT NULL REFERENCES provider (key),
  account_id INTEGER NOT NULL UNIQUE CHECK (account_id BETWEEN 0 AND 999999999999),
  partition TEXT NOT NULL,
  external_id TEXT NOT NULL UNIQUE CHECK (length(external_id) BETWEEN 2 AND 1224),
  role_arn TEXT,
  alias TEXT,
  note TEXT,
  -- none: the kit went out, nobody has told us the role yet.
  state TEXT NOT NULL CHECK (state IN ('none', 'entered', 'verified', 'failed', 'removed')),
  -- Why verifying failed, in words.
  failure TEXT,
  evidence TEXT,
  evidence_kind TEXT CHECK (evidence_kind IN ('live', 'offline')),
  -- The role let us in without the external ID.
  is_open INTEGER CHECK (is_open IN (0, 1)),
  verified_at TEXT,
  verified_by TEXT,
  created_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1,
  CHECK (state IN ('none', 'removed') OR role_arn IS NOT NULL)
) STRICT;

CREATE TABLE used_external_id (
  external_id TEXT PRIMARY KEY,
  account_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE invite_plan (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  management_account INTEGER NOT NULL REFERENCES management_account (key),
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'running', 'paused', 'finished')),
  created_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE invite (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  management_account INTEGER NOT NULL REFERENCES management_account (key),
  kind TEXT NOT NULL CHECK (kind IN ('invite', 'billing_transfer')),
  target_type TEXT NOT NULL CHECK (target_type IN ('ACCOUNT', 'EMAIL')),
  target TEXT NOT NULL COLLATE NOCASE,
  -- Where AWS mails the invitation to (ION-10).
  root_email TEXT,
  customer INTEGER REFERENCES customer (key),
  notes TEXT CHECK (length(notes) <= 1024),
  tags TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(tags)),
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'rejected', 'requested', 'accepted', 'declined', 'canceled', 'expired')),
  handshake_id TEXT UNIQUE,
  requested_at TEXT,
  expires_at TEXT,
  finished_at TEXT,
  -- Reason that AWS gave, as its code.
  error_reason TEXT,
  reason TEXT,
  -- The invitation that this one repeats.
  resend_of INTEGER REFERENCES invite (key),
  plan INTEGER REFERENCES invite_plan (key),
  -- Days after the request for which a reminder was drafted.
  reminded TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(reminded)),
  evidence TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;
-- An open invitation blocks a second one of the same target.
CREATE UNIQUE INDEX invite_open ON invite (management_account, target)
  WHERE state IN ('draft', 'submitted', 'approved', 'requested');
CREATE INDEX invite_customer ON invite (customer) WHERE customer IS NOT NULL;
CREATE INDEX invite_plan_rows ON invite (plan) WHERE plan IS NOT NULL;
CREATE INDEX invite_requested ON invite (management_account, requested_at) WHERE requested_at IS NOT NULL;

CREATE TABLE account_request (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  management_account INTEGER NOT NULL REFERENCES management_account (key),
  customer INTEGER REFERENCES customer (key),
  origin TEXT NOT NULL CHECK (origin IN ('console', 'portal')),
  -- The three that operations confirm (ION-18).
  nickname TEXT,
  root_email TEXT COLLATE NOCASE,
  support_plan TEXT,
  role_name TEXT NOT NULL DEFAULT 'OrganizationAccountAccessRole',
  tags TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(tags)),
  -- Where the created account goes into the pool; both or none.
  marketplace INTEGER REFERENCES marketplace (key),
  model INTEGER CHECK (model BETWEEN 1 AND 2),
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'rejected', 'in_progress', 'succeeded', 'failed', 'cancelled')),
  -- AWS's number of the creation: car-…
  creation_id TEXT UNIQUE,
  failure_reason TEXT,
  reason TEXT,
  account_id INTEGER,
  evidence TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  started_at TEXT,
  finished_at TEXT,
  rev INTEGER NOT NULL DEFAULT 1,
  CHECK ((marketplace IS NULL) = (model IS NULL))
) STRICT;
CREATE UNIQUE INDEX account_request_email ON account_request (root_email)
  WHERE root_email IS NOT NULL AND state IN ('draft', 'submitted', 'approved', 'in_progress', 'succeeded');
CREATE INDEX account_request_customer ON account_request (customer) WHERE customer IS NOT NULL;

-- An account that leaves an organization: closed, or removed from it.
CREATE TABLE departure (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  management_account INTEGER NOT NULL REFERENCES management_account (key),
  account_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('close', 'remove')),
  state TEXT NOT NULL CHECK (state IN ('planned', 'requested', 'finished', 'failed', 'cancelled')),
  -- Steps that are ticked: step, by, at, note.
  checklist TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(checklist)),
  reason TEXT,
  failure_reason TEXT,
  requested_at TEXT,
  finished_at TEXT,
  created_at TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX departure_open ON departure (account_id) WHERE state IN ('planned', 'requested');
CREATE INDEX departure_requested ON departure (management_account, requested_at) WHERE requested_at IS NOT NULL;

-- Every call that changes something at AWS: written down before it is made, so that it is made once at most.
CREATE TABLE aws_action (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  management_account INTEGER REFERENCES management_account (key),
  operation TEXT NOT NULL CHECK (operation IN ('invite', 'cancel_invite', 'create_account', 'close_account', 'remove_account', 'create_role')),
  -- Key of the invitation, request, departure or role connection it is for.
  record INTEGER NOT NULL,
  -- What it is about, for people.
  subject TEXT NOT NULL,
  -- The call's own input, as AWS wants it. No secret is ever part of one.
  input TEXT NOT NULL CHECK (json_valid(input)),
  -- running without a run: the application ended meanwhile; AWS has to be asked before it is made again.
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'unsure', 'withdrawn')),
  -- Not before this time: what a plan spreads over days.
  not_before TEXT,
  -- The runbook it was given out with.
  runbook TEXT,
  -- What AWS said when it did not do it: code and sentence.
  failure_code TEXT,
  failure TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  tried_at TEXT,
  finished_at TEXT,
  rev INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX aws_action_open ON aws_action (operation, record) WHERE state IN ('waiting', 'running', 'unsure');
CREATE INDEX aws_action_state ON aws_action (state) WHERE state IN ('waiting', 'running', 'unsure', 'failed');
CREATE INDEX aws_action_tried ON aws_action (management_account, operation, tried_at) WHERE tried_at IS NOT NULL;
`,
}
