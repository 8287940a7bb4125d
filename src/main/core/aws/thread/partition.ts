/** A partition of AWS, and where in it the services live that have one place only. */
export interface Partition {
  readonly id: string
  readonly defaultRegion: string
  readonly organizationsRegion: string
  readonly iamRegion: string
}

const STANDARD: Partition = {
  id: 'aws',
  defaultRegion: 'us-east-1',
  organizationsRegion: 'us-east-1',
  iamRegion: 'us-east-1',
}

const OTHERS: readonly { readonly prefix: string; readonly partition: Partition }[] = [
  {
    prefix: 'cn-',
    partition: {
      id: 'aws-cn',
      defaultRegion: 'cn-north-1',
      organizationsRegion: 'cn-northwest-1',
      iamRegion: 'cn-north-1',
    },
  },
  { prefix: 'us-gov-', partition: onePlace('aws-us-gov', 'us-gov-west-1') },
  { prefix: 'eusc-', partition: onePlace('aws-eusc', 'eusc-de-east-1') },
  { prefix: 'us-iso-', partition: onePlace('aws-iso', 'us-iso-east-1') },
  { prefix: 'us-isob-', partition: onePlace('aws-iso-b', 'us-isob-east-1') },
  { prefix: 'eu-isoe-', partition: onePlace('aws-iso-e', 'eu-isoe-west-1') },
  { prefix: 'us-isof-', partition: onePlace('aws-iso-f', 'us-isof-south-1') },
]

/** The partition of a region; without a region, the one that an ARN names; else the standard one (aws-facts §4.5). */
export function partitionOf(region: string | undefined, arn: string | undefined): Partition {
  if (region !== undefined) {
    return OTHERS.find(({ prefix }) => region.startsWith(prefix))?.partition ?? STANDARD
  }
  const named = arn?.split(':')[1]
  return OTHERS.find(({ partition }) => partition.id === named)?.partition ?? STANDARD
}

function onePlace(id: string, region: string): Partition {
  return { id, defaultRegion: region, organizationsRegion: region, iamRegion: region }
}
