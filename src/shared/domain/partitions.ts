import type { AwsPartition } from './aws-partition.ts'

/** Where things of a partition are (aws-facts §4.5, botocore `partitions.json`). */
export interface PartitionPlaces {
  readonly dnsSuffix: string
  /** Where its console is; null for those that are in no public network. */
  readonly consoleHost: string | null
  /** The one where global things are made; always the first of `regions`. */
  readonly homeRegion: string
  readonly regions: readonly [string, ...string[]]
}

const PLACES: Readonly<Record<AwsPartition, Omit<PartitionPlaces, 'homeRegion'>>> = {
  aws: {
    dnsSuffix: 'amazonaws.com',
    consoleHost: 'console.aws.amazon.com',
    regions: ['us-east-1', 'us-east-2', 'us-west-2', 'eu-central-1', 'eu-west-1', 'ap-southeast-1'],
  },
  'aws-cn': {
    dnsSuffix: 'amazonaws.com.cn',
    consoleHost: 'console.amazonaws.cn',
    regions: ['cn-north-1', 'cn-northwest-1'],
  },
  'aws-us-gov': {
    dnsSuffix: 'amazonaws.com',
    consoleHost: 'console.amazonaws-us-gov.com',
    regions: ['us-gov-west-1', 'us-gov-east-1'],
  },
  'aws-eusc': {
    dnsSuffix: 'amazonaws.eu',
    consoleHost: 'console.amazonaws-eusc.eu',
    regions: ['eusc-de-east-1'],
  },
  'aws-iso': {
    dnsSuffix: 'c2s.ic.gov',
    consoleHost: null,
    regions: ['us-iso-east-1', 'us-iso-west-1'],
  },
  'aws-iso-b': { dnsSuffix: 'sc2s.sgov.gov', consoleHost: null, regions: ['us-isob-east-1'] },
  'aws-iso-e': { dnsSuffix: 'cloud.adc-e.uk', consoleHost: null, regions: ['eu-isoe-west-1'] },
  'aws-iso-f': {
    dnsSuffix: 'csp.hci.ic.gov',
    consoleHost: null,
    regions: ['us-isof-south-1', 'us-isof-east-1'],
  },
}

/** Names, hosts and some regions of a partition. */
export function placesOf(partition: AwsPartition): PartitionPlaces {
  const places = PLACES[partition]
  return { ...places, homeRegion: places.regions[0] }
}
