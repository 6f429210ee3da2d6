import { Duration, Stack } from 'aws-cdk-lib'
import type { StackProps } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import type { Portal } from './portal.ts'
import type { Services } from './services.ts'

interface WatchProps extends StackProps {
  readonly services: Services
  readonly portal: Portal
}

const period = Duration.minutes(5)
const worst = { period, statistic: 'Maximum' }
const count = { period, statistic: 'Sum' }
const slowest = { period, statistic: 'p95' }

/** Alarms, each saying what a person notices when it rings. They carry counts, never content. */
export class Watch extends Stack {
  private readonly onCall: Topic

  constructor(scope: Construct, id: string, { services, portal, ...props }: WatchProps) {
    super(scope, id, props)
    this.onCall = new Topic(this, 'OnCall', { enforceSSL: true })
    const { api } = services.gateway
    const pages = portal.gateway.api
    this.ring('ApiFails', api.metricServerError(count), 5, 'People are told that something went wrong when they save.')
    this.ring('ApiSlow', api.metricLatency(slowest), 2000, 'Pages hang for seconds at every step of an application.')
    this.ring('PagesFail', pages.metricServerError(count), 5, 'People see an error page instead of the portal.')
    this.ring('PagesSlow', pages.metricLatency(slowest), 3000, 'People wait for seconds before a page appears.')
    this.ring(
      'DoorsCrowded',
      services.doors['applications/resident'].lambda.metricThrottles(count),
      1,
      'Residents are turned away while they fill in an application.',
    )
    this.watchWhatFollows(services)
  }

  /** What happens without anybody asking: nobody would miss it but those it was for. */
  private watchWhatFollows({ doors, unhandled }: Services): void {
    this.ring(
      'NoticesLate',
      doors['notices/on-case-change'].lambda.metric('IteratorAge', worst),
      Duration.minutes(10).toMilliseconds(),
      'Villagers do not see a notice that officers believe is posted, and its seven days have begun.',
    )
    this.ring(
      'NotesLate',
      doors['applications/on-change'].lambda.metric('IteratorAge', worst),
      Duration.minutes(10).toMilliseconds(),
      'An officer works on a relative’s case or a duplicate without being told.',
    )
    this.ring(
      'KinLate',
      doors['applications/on-kin-change'].lambda.metric('IteratorAge', worst),
      Duration.minutes(10).toMilliseconds(),
      'An officer goes on with a case of somebody whom the register has just named as a relative.',
    )
    this.ring(
      'ClockStopped',
      doors['applications/each-morning'].lambda.metricErrors(count),
      1,
      'Families wait past their day and nobody above the desk is told.',
    )
    this.ring(
      'EventsUnhandled',
      unhandled.metricApproximateNumberOfMessagesVisible(worst),
      1,
      'A notice is missing, or a resident reads "being checked" beside a document for ever.',
    )
    this.ring(
      'EvidenceFails',
      doors['tips/on-evidence'].lambda.metricErrors(count),
      1,
      'Evidence of a tip is not reaching its handler, and is deleted from the intake within a day.',
    )
  }

  /** Rings when the metric reaches the threshold (milliseconds or a count) in two of three periods, or once for a loss. */
  private ring(id: string, metric: IMetric, threshold: number, alarmDescription: string): void {
    const once = threshold === 1
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      alarmDescription,
      evaluationPeriods: once ? 1 : 3,
      datapointsToAlarm: once ? 1 : 2,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(this.onCall))
  }
}
