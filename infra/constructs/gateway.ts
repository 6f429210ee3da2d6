import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { CfnStage, HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import type { HttpRoute, ThrottleSettings } from 'aws-cdk-lib/aws-apigatewayv2'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'

interface GatewayProps {
  readonly description: string
  /** Requests a second that are let through, and how many at one moment. */
  readonly throttle: Required<ThrottleSettings>
}

/** No address, no user agent, no path with a person's id in it: nothing that leads to whoever called. */
const logged = {
  request: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  refused: '$context.authorizer.error',
  failed: '$context.integrationErrorMessage',
}

/** An HTTP API with its one stage, its access log and its limits. */
export class Gateway extends Construct {
  readonly api: HttpApi
  private readonly stage: HttpStage

  constructor(scope: Construct, id: string, { description, throttle }: GatewayProps) {
    super(scope, id)
    this.api = new HttpApi(this, 'Api', { description, createDefaultStage: false })
    // Network logs are kept for six months at least (Cybersecurity Law); 180 days, the next shorter choice, fall short.
    const logs = new LogGroup(this, 'AccessLog', { retention: RetentionDays.ONE_YEAR })
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(JSON.stringify(logged)),
      },
    })
  }

  /** A route's own, narrower limit; its key is such as `POST /tips`. */
  limit(
    { key, route }: { readonly key: string; readonly route: HttpRoute },
    { rateLimit, burstLimit }: Required<ThrottleSettings>,
  ): void {
    const stage = this.stage.node.defaultChild
    if (!(stage instanceof CfnStage)) throw new Error('A stage is made of a CfnStage')
    const own = { ThrottlingRateLimit: rateLimit, ThrottlingBurstLimit: burstLimit }
    stage.addPropertyOverride(`RouteSettings.${key}`, own)
    // CloudFormation refuses limits for a route that is not there yet.
    this.stage.node.addDependency(route)
  }
}
