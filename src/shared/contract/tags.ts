import { z } from 'zod'
import { TagType } from '../domain/tag-value.ts'
import { Changed, Existing, ofCustomer } from './governed.ts'
import { command, query } from './operation.ts'

const TagFields = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(64),
  description: z.string().trim().max(300),
  type: TagType,
  choices: z.array(z.string().trim().min(1, 'A choice cannot be empty.').max(100)).max(200),
  pattern: z.string().trim().max(200).nullable(),
  defaultValue: z.string().trim().max(500).nullable(),
  /** Only partners and admins set it (MSH-03). */
  isRestricted: z.boolean(),
  /** Settled when a customer is created. */
  isImmutable: z.boolean(),
  /** A new customer has to have it. */
  isMandatory: z.boolean(),
})

const TagDefinition = TagFields.extend({
  id: z.string(),
  rev: z.number(),
  /** How many customers have a value. */
  customers: z.number(),
})
export type TagDefinition = z.infer<typeof TagDefinition>

/** A value as it was read; `rev` 0 when there was none. */
const TagValue = z.object({
  definitionId: z.string(),
  value: z.string().nullable(),
  rev: z.number(),
})
export type TagValue = z.infer<typeof TagValue>

/** Values for a new customer, by the id of their tag. */
export const FirstTagValues = z.record(z.string(), z.string().max(500))
export type FirstTagValues = z.infer<typeof FirstTagValues>

/** Tags: what can be noted of every customer, and what is (MSH-03, MSH-20). */
export const tagOperations = {
  'tags.definitions': query(
    z.object({}),
    z.object({
      definitions: z.array(TagDefinition),
      /** Whether this operator sets restricted tags. */
      maySetRestricted: z.boolean(),
    }),
  ),
  'tags.define': command('administer', TagFields, Changed),
  'tags.redefine': command('administer', Existing.extend(TagFields.shape), Changed),
  'tags.removeDefinition': command('administer', Existing, Changed),

  'tags.values': query(ofCustomer, z.object({ values: z.array(TagValue) })),
  /** Sets those that are named and leaves the others. */
  'tags.edit': command('onboarding', ofCustomer.extend({ values: z.array(TagValue).max(500) }), Changed),
} as const
