import type { AwsPartition } from './aws-partition.ts'
import { placesOf } from './partitions.ts'

/** A stack that a link of the console begins. */
export interface LinkedStack {
  readonly partition: AwsPartition
  readonly stackName: string
  /** Where CloudFormation finds the template (an S3 address); null: the customer uploads the file. */
  readonly templateUrl: string | null
  readonly parameters: Readonly<Record<string, string>>
}

/**
 * The page of the console that creates a stack: all filled in where the template has an address (CloudFormation
 * “quick-create links”), else the page that takes an uploaded template. Null where the partition has no public console.
 */
export function stackLink({ partition, stackName, templateUrl, parameters }: LinkedStack): string | null {
  const { consoleHost, homeRegion } = placesOf(partition)
  if (consoleHost === null) return null
  const page = `https://${consoleHost}/cloudformation/home?region=${homeRegion}#/stacks`
  if (templateUrl === null) return `${page}/create/template?stackName=${encodeURIComponent(stackName)}`
  const filledIn = Object.entries(parameters).map(([name, value]) => [`param_${name}`, value] as const)
  const query = [['templateURL', templateUrl] as const, ['stackName', stackName] as const, ...filledIn]
  return `${page}/quickcreate?${query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`
}
