import { Duration, Stack } from 'aws-cdk-lib'
import type { StackProps } from 'aws-cdk-lib'
import { HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Construct } from 'constructs'
import { builtPortal } from '../constructs/bundles.ts'
import { openToAnyone } from '../constructs/contract-api.ts'
import { Door } from '../constructs/door.ts'
import { Gateway } from '../constructs/gateway.ts'
import type { Identity } from './identity.ts'

interface PortalProps extends StackProps {
  readonly identity: Identity
  /** Where the API answers. */
  readonly apiUrl: string
}

/** The pages: one door for every address. It holds no grant on any record; it calls the API like everyone else. */
export class Portal extends Stack {
  readonly gateway: Gateway
  readonly door: Door

  constructor(scope: Construct, id: string, { identity, apiUrl, ...props }: PortalProps) {
    super(scope, id, props)
    this.door = new Door(this, 'portal', {
      description: 'Everyone opens pages here',
      code: builtPortal(this, 'portal/build'),
      handler: 'lambda.handler',
      memoryMegabytes: 1024,
      timeout: Duration.seconds(20),
    })
    this.door.derivesWith(identity.portalKey).derivesWith(identity.markKey).knows({
      API_URL: apiUrl,
      ISSUER: identity.issuer,
      AUDIENCE: identity.audience,
      PORTAL_ORIGIN: identity.portalOrigin,
    })
    this.gateway = new Gateway(this, 'Gateway', {
      description: 'Sunshine Aid: the portal',
      throttle: { rateLimit: 400, burstLimit: 800 },
    })
    const everything = new HttpRoute(this, 'Everything', {
      httpApi: this.gateway.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('portal', this.door.lambda),
    })
    openToAnyone(
      everything,
      'Pages are for anyone; the portal keeps the session itself and asks to sign in where needed.',
    )
  }
}
