import type { Migration } from '../migrate.ts'

/**
 * Accounts may belong to a project of their customer. A column and not a table: an account leaves its project in
 * the same set-wise statement that takes it from its customer, and undo puts both back together.
 */
export const projectAccounts: Migration = {
  version: 40,
  name: 'project-accounts',
  sql: `
ALTER TABLE account ADD COLUMN project INTEGER REFERENCES project (key);
CREATE INDEX account_project ON account (project) WHERE project IS NOT NULL;

CREATE TRIGGER account_stays_with_project BEFORE UPDATE OF customer, project ON account
WHEN new.project IS NOT NULL AND (SELECT customer FROM project WHERE key = new.project) IS NOT new.customer
BEGIN SELECT RAISE(ABORT, 'an account is in a project of its own customer'); END;
`,
}
