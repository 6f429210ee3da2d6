import { App, DefaultStackSynthesizer } from 'aws-cdk-lib'
import type { Stack } from 'aws-cdk-lib'
import type { AnyContractRouter } from '@orpc/contract'
import { Identity } from './stacks/identity.ts'
import { Portal } from './stacks/portal.ts'
import { Records } from './stacks/records.ts'
import { Services } from './stacks/services.ts'
import { Watch } from './stacks/watch.ts'

/** Puts all stacks into the app; each gets what it needs of another by its properties. */
export function compose(app: App, contract: AnyContractRouter): Readonly<Record<string, Stack>> {
  // Deployed and run on one machine from the same files, which therefore ask nothing of an account.
  const named = (name: string): { stackName: string; synthesizer: DefaultStackSynthesizer } => ({
    stackName: `Sunshine-${name}`,
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  })
  const identity = new Identity(app, 'Sunshine-identity', named('identity'))
  const records = new Records(app, 'Sunshine-records', { ...named('records'), portalOrigin: identity.portalOrigin })
  const services = new Services(app, 'Sunshine-services', { ...named('services'), contract, records, identity })
  const apiUrl = services.gateway.api.apiEndpoint
  const portal = new Portal(app, 'Sunshine-portal', { ...named('portal'), identity, apiUrl })
  const watch = new Watch(app, 'Sunshine-watch', { ...named('watch'), services, portal })
  return { identity, records, services, portal, watch }
}

if (import.meta.main) {
  const { contract } = await import('#shared/contract/index.ts')
  const app = new App({ analyticsReporting: false, outdir: process.env.CDK_OUTDIR ?? 'cdk.out' })
  compose(app, contract)
  app.synth()
}
