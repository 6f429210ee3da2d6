import { CfnParameter, Stack } from 'aws-cdk-lib'
import type { StackProps } from 'aws-cdk-lib'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import type { Construct } from 'constructs'
import type { KeyBinding } from '../constructs/door.ts'
import { hmacKey } from '../constructs/keys.ts'

/**
 * Who may call, as whom, and from where. The OpenID Connect issuer is run by others: AWS in China has no user pools, and
 * residents sign in with an account the state already gave them. So the issuer is a parameter, and one template serves
 * every stage. Every other stack gets these values from here.
 */
export class Identity extends Stack {
  readonly issuer: string
  readonly audience: string
  readonly portalOrigin: string
  readonly authorizer: HttpJwtAuthorizer
  /** Seals the session cookie of the portal. */
  readonly portalKey: KeyBinding
  /** By which the portal signs the marks of its visitors, and a door that counts crowds believes them. */
  readonly markKey: KeyBinding

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props)
    this.issuer = this.parameter('Issuer', 'OpenID Connect issuer: the URL that tokens carry as iss', 'https?://.+')
    this.audience = this.parameter('Audience', 'What tokens for this API carry as aud', '.+')
    this.portalOrigin = this.parameter('PortalOrigin', 'Where people open the portal, without a path', 'https?://[^/]+')
    this.authorizer = new HttpJwtAuthorizer('Authorizer', this.issuer, { jwtAudience: [this.audience] })
    this.portalKey = { variable: 'PORTAL_KEY', key: hmacKey(this, 'PortalKey', 'Seals the sessions of the portal') }
    this.markKey = { variable: 'MARK_KEY', key: hmacKey(this, 'MarkKey', 'Signs by what crowds are counted') }
  }

  private parameter(name: string, description: string, allowedPattern: string): string {
    return new CfnParameter(this, name, { type: 'String', description, allowedPattern }).valueAsString
  }
}
