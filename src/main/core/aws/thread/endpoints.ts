import type { Section, SharedFiles } from './shared-files.ts'

/** The services we talk to, by the name that they have in variables and files. */
export type AwsService = 'organizations' | 'sts' | 'iam' | 'sso'

/**
 * The endpoint that somebody configured for a service; null for AWS's own. `AWS_ENDPOINT_URL_<SERVICE>`, then
 * `AWS_ENDPOINT_URL`, then the profile's services section, then its `endpoint_url`. The SDK would look into the files for
 * AWS_PROFILE only, never for the profile that was chosen.
 */
export function endpointOf(service: AwsService, section: Section, files: SharedFiles): string | null {
  const { env } = process
  if (ignoresEndpoints(section)) return null
  const services = files.services.get(section['services'] ?? '')
  return (
    env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ??
    env['AWS_ENDPOINT_URL'] ??
    services?.[`${service}.endpoint_url`] ??
    section['endpoint_url'] ??
    null
  )
}

function ignoresEndpoints(section: Section): boolean {
  const told =
    process.env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? section['ignore_configured_endpoint_urls']
  return told?.toLowerCase() === 'true'
}

/** Settings of a client: the endpoint as it was found here, and no search of the SDK's own. */
export function endpointConfig(endpoint: string | null): object {
  return { ignoreConfiguredEndpointUrls: true, ...(endpoint === null ? {} : { endpoint }) }
}

/**
 * The same for the two services of the sign-on portal, which share their settings. Variables may name one of them only,
 * so the SDK reads those by itself.
 */
export function portalConfig(section: Section, files: SharedFiles): object {
  const isInEnvironment = ['AWS_ENDPOINT_URL_SSO', 'AWS_ENDPOINT_URL_SSO_OIDC', 'AWS_ENDPOINT_URL'].some(
    (name) => process.env[name] !== undefined,
  )
  return isInEnvironment && !ignoresEndpoints(section)
    ? {}
    : endpointConfig(endpointOf('sso', section, files))
}
