import { z } from 'zod'
import { Capability, OperatorRole } from '../domain/capability.ts'
import { MailServer } from '../domain/mail.ts'
import { AccountId } from '../domain/account-id.ts'
import { AccountModel } from '../domain/account-model.ts'
import { MANAGED_POLICY_NAME } from '../domain/permissions-policy.ts'
import { ROLE_NAME } from '../domain/role-arn.ts'
import { command, query } from './operation.ts'

export const Provider = z.object({
  id: z.string(),
  name: z.string(),
  emailDomains: z.array(z.string()),
  tier: z.enum(['distributor', 'reseller']),
  rev: z.number(),
  /** How many accounts belong to it; a provider with accounts cannot be removed. */
  accounts: z.number(),
})
export type Provider = z.infer<typeof Provider>

export const Operator = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  providerId: z.string().nullable(),
  role: OperatorRole,
  isPartner: z.boolean(),
  rev: z.number(),
})
export type Operator = z.infer<typeof Operator>

export const Marketplace = z.object({
  /** UUIDv7 of the row; `code` is what the marketplace itself is called (`MP-00010`). */
  id: z.string(),
  providerId: z.string(),
  code: z.string(),
  name: z.string(),
  defaultModel: AccountModel.nullable(),
  currency: z.string().nullable(),
  /** How many Ready accounts staff want to hold, and when to order more; null: not planned. */
  poolTarget: z.number().nullable(),
  reorderAt: z.number().nullable(),
  rev: z.number(),
  accounts: z.number(),
})
export type Marketplace = z.infer<typeof Marketplace>

/** What the roles that customers make for us are like (ION-15). */
export const RoleKitSettings = z.object({
  /** The account of ours that the roles let in; null: the management account that the customer's account belongs to. */
  trustedAccountId: AccountId.nullable(),
  roleName: z.string().trim().regex(ROLE_NAME, 'A role’s name has 1 to 64 letters, digits or + = , . @ _ -.'),
  /** Managed policies of AWS, by name. */
  policies: z
    .array(z.string().trim().regex(MANAGED_POLICY_NAME, 'A policy looks like ReadOnlyAccess.'))
    .min(1, 'Without a policy the role can do nothing.')
    .max(10, 'IAM attaches ten policies to a role at most.'),
  /** Where the template lies for everybody to use; null: customers upload the file. */
  templateUrl: z.url('An address looks like https://bucket.s3.amazonaws.com/role.json.').nullable(),
})
export type RoleKitSettings = z.infer<typeof RoleKitSettings>

/** Workspace settings that rules ask for (domain §5.1). */
export const Settings = z.object({
  workspaceName: z.string().min(1).max(80),
  /** an admin may bring an Invalid account back, with a reason. */
  allowsRevalidation: z.boolean(),
  /** Beyond the source: an order cancelled before any use returns its account to Ready. */
  allowsCancelToReady: z.boolean(),
  /** U-04: days that an account which comes back to Ready is held before it is picked again; 0: none. */
  cooldownDays: z.number().int().min(0).max(365),
  /** Days that AWS keeps a created account in its organization (AWS Organizations quotas: 4; older pages say 7). */
  removalMinDays: z.number().int().min(0).max(90),
  /** MSH-05: registered and imported customers wait for approval. */
  needsApproval: z.boolean(),
  /** MSH-13: the role that **Add Myself** gives. */
  selfAssignRole: z.enum(['employee', 'admin']),
  /** MSH-07: a user confirms the email address before the account counts as active. */
  needsEmailConfirmation: z.boolean(),
  /** From this many accounts on, deleting asks for the number to be typed (CB-26). */
  typedConfirmationFrom: z.number().int().min(1),
  /** what sends mails; null: nobody configured one. */
  mailServer: MailServer.nullable(),
  roleKit: RoleKitSettings,
})
export type Settings = z.infer<typeof Settings>

/** Who works here, for which provider, and what the window needs to draw its frame. */
export const Session = z.object({
  workspace: z.object({
    id: z.string(),
    name: z.string(),
    fileName: z.string(),
    isSample: z.boolean(),
  }),
  version: z.string(),
  operator: Operator,
  capabilities: z.array(Capability),
  provider: Provider,
  providers: z.array(Provider),
  operators: z.array(Operator),
  marketplaces: z.array(Marketplace),
  settings: Settings,
})
export type Session = z.infer<typeof Session>

const name = z.string().trim().min(1, 'Give it a name.').max(80)
const email = z.union([z.literal(''), z.email('This is not an email address.')])

const ProviderFields = z.object({
  name,
  emailDomains: z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'A domain looks like example.com.')),
  tier: z.enum(['distributor', 'reseller']),
})
const OperatorFields = z.object({
  name,
  email,
  providerId: z.string().nullable(),
  role: OperatorRole,
  isPartner: z.boolean(),
})
const MarketplaceFields = z.object({
  code: z.string().trim().min(1, 'Give the marketplace ID.').max(64),
  name: z.string().trim().max(80),
  defaultModel: AccountModel.nullable(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'A currency has three letters, like EUR.')
    .nullable(),
  poolTarget: z.number().int().min(0).nullable(),
  reorderAt: z.number().int().min(0).nullable(),
})
const Existing = z.object({ id: z.string(), rev: z.number() })

/** Frame and settings: session, providers, operators, marketplaces, general settings. */
export const sessionOperations = {
  'session.get': query(z.object({}), Session),
  'session.useProvider': command('read', z.object({ providerId: z.string() }), Session),
  'session.useOperator': command('read', z.object({ operatorId: z.string() }), Session),

  'providers.create': command('administer', ProviderFields, Provider),
  'providers.edit': command('administer', Existing.extend(ProviderFields.shape), Provider),
  'providers.remove': command('administer', Existing, z.object({})),

  'operators.create': command('administer', OperatorFields, Operator),
  'operators.edit': command('administer', Existing.extend(OperatorFields.shape), Operator),
  'operators.remove': command('administer', Existing, z.object({})),

  /** Belongs to the session's provider (CB-03). Needs only `pool`, so that staff can add one inline (CB-17). */
  'marketplaces.create': command('pool', MarketplaceFields, Marketplace),
  'marketplaces.edit': command('pool', Existing.extend(MarketplaceFields.shape), Marketplace),
  'marketplaces.remove': command('pool', Existing, z.object({})),

  'settings.edit': command('administer', Settings, Settings),
} as const
