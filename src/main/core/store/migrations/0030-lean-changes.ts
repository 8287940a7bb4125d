import type { Migration } from '../migrate.ts'

/**
 * A change writes fewer pages: what it costs on disk is counted in them (docs/adr/0014-what-a-change-costs.md).
 * A change says where its entries are in the log, one index serves both filters of the log, and the version of the
 * workspace is read off the log.
 */
export const leanChanges: Migration = {
  version: 30,
  name: 'lean-changes',
  sql: `
-- A change wrote the entries first_event … last_event; when it was continued, some between them belong to others.
ALTER TABLE change_set ADD COLUMN first_event INTEGER;
ALTER TABLE change_set ADD COLUMN last_event INTEGER;
UPDATE change_set SET first_event = written.first, last_event = written.last
  FROM (SELECT change, min(seq) AS first, max(seq) AS last FROM event WHERE change IS NOT NULL GROUP BY change) AS written
  WHERE written.change = change_set.key;
DROP INDEX event_change;

-- One index for both filters of the log: an actor is looked for under every type there is.
DROP INDEX event_type;
DROP INDEX event_actor;
CREATE INDEX event_kind ON event (type, actor);

-- The version is the last entry's number and how often a change was continued (store/change.ts): it only ever grows.
UPDATE workspace SET key = 'continued' WHERE key = 'version';
`,
}
